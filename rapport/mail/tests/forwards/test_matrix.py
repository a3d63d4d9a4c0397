"""Forwards of every program in every language, each cell."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rapport.mail.forwards import find

from .clients import CLIENTS
from .matrix import BEFORE, BODY, LANGUAGES, Cell, cells, one_liners, sentences


@pytest.mark.parametrize("client", CLIENTS)
def test_a_program_in_every_language(client: str) -> None:
    layout = CLIENTS[client]
    languages = [one for one in LANGUAGES if not layout.only or one in layout.only]
    assert languages
    found = {language: faults(cells(layout, language)) for language in languages}
    assert {language: wrong for language, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_head_on_one_line(language: str) -> None:
    assert faults(one_liners(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_instead_of_a_block(language: str) -> None:
    assert faults(sentences(language)) == []


def faults(made: Iterable[Cell]) -> list[str]:
    """Return what is read wrong, each with its mail."""
    found = []
    for cell in made:
        wrong = _wrong(cell)
        if wrong:
            found.append(f"{wrong}\n{cell.text}")
    return found


def _wrong(cell: Cell) -> dict[str, object]:
    forward = find(cell.text, cell.subject)
    if forward is None:
        return {"found": None}
    read = {
        "before": forward.before,
        "sender": forward.from_,
        "to": forward.to,
        "cc": forward.cc,
        "subject": " ".join(forward.subject.split()),
        "moment": forward.date if cell.moment else None,
        "body": forward.body,
    }
    wanted = {
        "before": BEFORE,
        "sender": cell.sender,
        "to": cell.to,
        "cc": cell.cc,
        "subject": cell.title,
        "moment": cell.moment,
        "body": BODY,
    }
    return {name: value for name, value in read.items() if value != wanted[name]}
