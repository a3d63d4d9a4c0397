"""Cells of sheets: text that never runs, numbers that stay numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from rapport.core.sheets.cells import cell, disarmed

ARMED = [
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "\u202e=1",
    '"=1"',
    "'=1",
    "“=1",
    " \"'=1",
    "＝1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "−1+1",
    "\x00=1",
]
# Where it begins only for a program with other separators, or one that knows no quotes.
WITHIN = ["Hello;=1+1", 'Hello\n"=1+1', "Hello\t @x", "a;b;+1+1", "x\u2028=1"]
HARMLESS = ["", "Kim Lee", "a=b", "3-2", "a - b", "ben@example.org", "ticket #4", "½", "…"]


@pytest.mark.parametrize("text", ARMED)
def test_what_begins_a_formula_is_text(text: str) -> None:
    assert disarmed(text).startswith("'")
    assert disarmed(text)[1:].endswith(text.strip("\t\r\n"))


@pytest.mark.parametrize("text", WITHIN)
def test_what_begins_a_cell_of_another_program_is_text(text: str) -> None:
    head, sign, tail = disarmed(text).partition("'")
    assert sign
    assert head + tail == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert disarmed(text) == text


@pytest.mark.parametrize("text", ["-5", "+49", "-3.25", "1e-9", "-1,5", "-20 %"])
def test_a_number_in_text_stays_one(text: str) -> None:
    assert disarmed(text) == text


@pytest.mark.parametrize("value", [-5, -0.25, Decimal("-1.50"), True, None, date(2026, 11, 30)])
def test_a_number_stays_one(value: object) -> None:
    assert cell(value) is value


def test_an_instant_is_told_in_the_readers_zone() -> None:
    at = datetime(2026, 7, 1, 8, tzinfo=UTC)

    assert str(cell(at, ZoneInfo("Europe/Berlin"))) == "2026-07-01 10:00:00+02:00"
    assert cell(at) is at


def test_anything_else_is_disarmed_as_text() -> None:
    class Name:
        def __str__(self) -> str:
            return "=1"

    assert cell(Name()) == "'=1"
