"""The sentences of every language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from rapport.demo.company.desk import CATEGORIES
from rapport.demo.company.grammar import Language, language, unfold

LANGUAGES = ("en", "de", "es", "ja", "ar")


def pools(spoken: Language) -> Iterator[str]:
    shared = (spoken.customer, spoken.agent, spoken.note, spoken.comment, spoken.auto)
    for words in shared:
        yield from chain.from_iterable(words.values())
    yield from spoken.outage_comment
    for problems in spoken.problems.values():
        for problem in problems:
            for slot in problem.__slots__:
                yield from getattr(problem, slot)


def test_choices_unfold_and_percent_signs_stay() -> None:
    assert unfold(["It [stops|hangs] at {percent} %."]) == (
        "It stops at %(percent)s %%.",
        "It hangs at %(percent)s %%.",
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_fills(code: str) -> None:
    spoken = language(code)
    facts = {name: pool[0] for name, pool in spoken.slots.items()}
    facts |= {"first": "Dora", "agent": "Ben", "date": "3 May"}
    for sentence in pools(spoken):
        filled = sentence % facts
        assert filled.strip() == filled
        assert not set("[]{}|") & set(filled)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_category_has_problems(code: str) -> None:
    assert set(language(code).problems) == {c.key for c in CATEGORIES}


def test_every_score_has_comments() -> None:
    for code in LANGUAGES:
        assert set(language(code).comment) == set("12345")
