"""Heads without colons, lines that only look like one, and rules above."""

from __future__ import annotations

import pytest

from rapport.mail.forwards import find
from rapport.mail.heads import with_colons
from rapport.mail.quoting import split
from tests.growth import assert_linear

FIELDS = "From: Bea Lunt <bea@nordwind.example>\nDate: 3 June 2024 10:00\nSubject: Export stops"
BODY = "The export stops at 60 %."
NOTES = "----- Forwarded by Ben Desk/Desk on 10/26/2021 02:24 PM -----"


@pytest.mark.parametrize(
    "block",
    [
        "To\nBen Desk <ben@desk.example>\ncc\n\nSubject\nExport stops",
        "To\nBen Desk <ben@desk.example>\ncc\nbcc\nSubject\nExport stops",
        "        To\tBen Desk <ben@desk.example>\n        cc\n        Subject\tExport stops",
        "To Ben Desk <ben@desk.example>\nSubject Export stops",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_sender_and_the_moment_of_notes_need_no_label(block: str, gap: str) -> None:
    head = f"Bea Lunt <bea@nordwind.example>\n10/26/2021 02:20 PM\n\n{block}"
    found = find(f"Please take it.\n\n{NOTES}{gap}{head}\n\n\n{BODY}", "Fw: Export stops")
    assert found is not None
    assert str(found.from_) == "Bea Lunt <bea@nordwind.example>"
    assert [str(each) for each in found.to] == ["Ben Desk <ben@desk.example>"]
    assert (found.before, found.subject, found.date, found.body) == (
        "Please take it.", "Export stops", "10/26/2021 02:20 PM", BODY,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "I look forward to your answer:\n\nthe export stops",
        "Looking forward:\nFrom: 3 May\nTo: 9 May",
        "Please forward this to Bea:\n\nFrom: Berlin\nTo: Hamburg\nDate: Monday",
        "Bitte weitergeleitet an den Fahrer:\n\nVon: Berlin\nAn: Hamburg\nDatum: Montag",
        "Merci de transférer ceci :\n\nDe : Paris\nÀ : Lyon\nDate : lundi",
        "Por favor reenviar al chofer:\n\nDe: Madrid\nPara: Sevilla\nFecha: lunes",
        "Da inoltrare al corriere:\n\nDa: Roma\nA: Milano\nData: lunedì",
        "Graag doorgestuurd aan:\n\nVan: Breda\nAan: Tilburg\nDatum: maandag",
        "Прошу переслать водителю:\n\nОт: Москва\nКому: Тула\nДата: понедельник",
        "What I forward:\n\nFrom\nTo\nDate",
        "---- My trip ----\nFrom Berlin\nTo Hamburg\nDate Monday",
        "---- My trip ----\n| From | Berlin |\n| To | Hamburg |\n| Date | Monday |",
    ],
)
@pytest.mark.parametrize("subject", ["Export stops", "Re: Export stops"])
def test_a_line_that_speaks_of_forwarding_is_no_forward(text: str, subject: str) -> None:
    assert find(f"Hello,\n\n{text}\n\nBea", subject) is None
    assert split(f"Hello,\n\n{text}\n\nBea").quoted == ""


@pytest.mark.parametrize(
    "rule", ["---", "--", "- - -", "* * *", "===", "~~~~", "___", "\u2014", "\n---\n"]
)
@pytest.mark.parametrize(
    "above", ["Begin forwarded message:\n\n", "---------- Forwarded message ---------\n", ""]
)
def test_a_rule_above_a_forward_is_not_among_the_words_above(rule: str, above: str) -> None:
    text = f"Please take it.\n\n{rule}\n{above}{FIELDS}\n\n{BODY}"
    found = find(text, "FW: Export stops")
    assert found is not None
    assert found.before == "Please take it."
    if above:
        assert split(text).reply == "Please take it."


@pytest.mark.parametrize("words", ["Take it :-)", "a - b", "-- Ben", "***important***", "5 = 5"])
def test_signs_among_words_stay(words: str) -> None:
    found = find(f"{words}\n\n---\nBegin forwarded message:\n\n{FIELDS}\n\n{BODY}", "FW: x")
    assert found is not None
    assert found.before == words


@pytest.mark.parametrize(
    "text",
    [
        "---- Order ----\nFrom the shop at Berlin\nTo be honest, I wait\nSubject to change",
        "Hello\nFrom Bea <bea@nordwind.example>\nTo Ben\nSubject Export",
        f"---- Forwarded message ----\n{FIELDS}",
    ],
)
def test_lines_that_are_no_such_head_are_left_as_they_are(text: str) -> None:
    assert with_colons(text.split("\n")) == text.split("\n")


@pytest.mark.parametrize(
    "unit",
    ["--- forwarded ---\n", "--- forwarded ---\nFrom a@b.c\n", "| From | a@b.c |\n", "To\n\n"],
)
def test_looking_for_heads_takes_linear_time(unit: str) -> None:
    start = f"{NOTES}\nBea <b@c.example>\n3 June 2024 10:00\n\n"
    assert_linear(
        lambda text: with_colons(text.split("\n")), lambda size: start + unit * size, 8_000
    )


def test_a_head_of_notes_may_end_after_any_line() -> None:
    """Where nothing is below the moment, the mail could not be read at all."""
    lines = f"{NOTES}\nBea <b@c.example>\n10/26/2021 02:20 PM\n\nTo\nBen\nSubject\nExport".split(
        "\n"
    )
    for count in range(len(lines) + 1):
        assert len(with_colons(lines[:count])) == count
