"""Days and times as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from rapport.core.calendars import typed
from rapport.core.errors import Invalid

LEAP = date(2028, 2, 29)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("number", range(1, 13))
def test_what_is_written_can_be_read(language: str, number: int) -> None:
    day = date(2026, number, 3)
    with translation.override(language):
        assert typed.read_day(typed.write_day(day)) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028-02-29", LEAP),
        ("29.2.28", LEAP),
        (" 29. 2. 2028 ", LEAP),
        ("29/02/2028", LEAP),
        ("02/29/2028", LEAP),
        ("29 february 2028", LEAP),
        ("Feb 29, 2028", LEAP),
        ("29 Sept 2028", date(2028, 9, 29)),
    ],
)
def test_days_are_understood_as_people_write_them(text: str, day: date) -> None:
    with translation.override("en"):
        assert typed.read_day(text) == day


@pytest.mark.parametrize("text", ["29.02.2028", "29. Februar 2028", "29/2/2028", "29 Feb 2028"])
def test_german_days_too(text: str) -> None:
    with translation.override("de"):
        assert typed.read_day(text) == LEAP


@pytest.mark.parametrize("text", ["", "soon", "31.02.2026", "2026-13-01", "1 Ma 2026", "0.0.0000"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with translation.override("en"), pytest.raises(Invalid, match="Write it like 28 Feb 2026"):
        typed.read_day(text)


def test_slashes_that_could_be_two_days_are_not_guessed() -> None:
    with translation.override("en"), pytest.raises(Invalid, match="could be two days"):
        typed.read_day("03/04/2026")
    with translation.override("de"):
        assert typed.read_day("03/04/2026") == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9", "09:00"),
        ("9:05", "09:05"),
        ("9.30", "09:30"),
        ("0930", "09:30"),
        ("9 am", "09:00"),
        ("12 a.m.", "00:00"),
        ("5:30 PM", "17:30"),
        ("17 Uhr", "17:00"),
        ("24:00", "00:00"),
    ],
)
def test_times_are_understood_as_people_write_them(text: str, time: str) -> None:
    assert typed.read_time(text) == time


@pytest.mark.parametrize("text", ["", "noon", "25:00", "9:60", "13 pm", "24:30"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match=r"is not a time\. Write it like 9:00\."):
        typed.read_time(text)
