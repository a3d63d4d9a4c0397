"""The open hours of a week as controls."""

from __future__ import annotations

import pytest

from rapport.core.calendars.calendar import WEEKDAYS
from rapport.tickets.setup.calendar_form.week import WORKING, Span, Week


def sent(**fields: str) -> Week:
    return Week.sent(fields)


def test_a_week_begins_with_monday_to_friday_nine_to_five() -> None:
    shifts = Week.usual().shifts()

    assert shifts["friday"] == ["09:00-17:00"]
    assert shifts["saturday"] == []


def test_what_is_sent_are_the_hours() -> None:
    week = sent(
        monday="on",
        monday_0_from="09:00",
        monday_0_to="12:00",
        monday_1_from="13:00",
        monday_1_to="17:30",
    )

    assert week.shifts()["monday"] == ["09:00-12:00", "13:00-17:30"]


def test_a_day_without_its_tick_is_closed_whatever_stands_there() -> None:
    assert sent(monday_0_from="09:00", monday_0_to="12:00").shifts()["monday"] == []


def test_midnight_ends_a_day() -> None:
    assert sent(friday="on", friday_0_from="18:00", friday_0_to="00:00").shifts()["friday"] == [
        "18:00-24:00"
    ]
    kept = Week.of({"friday": ["18:00-24:00"]}).day("friday")
    assert kept is not None
    assert kept.spans == [Span("18:00", "00:00")]


def test_a_cleared_span_is_left_out() -> None:
    week = sent(
        monday="on", monday_0_from="09:00", monday_0_to="12:00", monday_1_from="", monday_1_to=""
    )

    assert week.shifts()["monday"] == ["09:00-12:00"]
    assert not week.is_wrong


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [
        ("", "", "Say from when to when"),
        ("09:00", "", "Fill in both"),
        ("nine", "17:00", "“nine” is not a time"),
        ("25:00", "26:00", "is not a time"),
        ("17:00", "09:00", "must end after it starts"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_day(opens: str, closes: str, sentence: str) -> None:
    week = sent(tuesday="on", tuesday_0_from=opens, tuesday_0_to=closes)
    week.shifts()

    tuesday, monday = week.day("tuesday"), week.day("monday")
    assert tuesday and monday
    assert sentence in tuesday.error
    assert monday.error == ""


def test_spans_that_overlap_are_told() -> None:
    week = sent(
        monday="on",
        monday_0_from="09:00",
        monday_0_to="12:00",
        monday_1_from="11:00",
        monday_1_to="14:00",
    )
    week.shifts()

    assert week.is_wrong


def test_a_day_can_be_copied_to_others() -> None:
    week = Week.of({"monday": ["08:00-12:00"], "sunday": ["10:00-11:00"]})
    week.copy("monday", to=WORKING)

    assert week.shifts()["friday"] == ["08:00-12:00"]
    assert week.shifts()["sunday"] == ["10:00-11:00"]
    week.copy("monday", to=WEEKDAYS)
    assert week.shifts()["sunday"] == ["08:00-12:00"]


def test_a_copy_is_not_the_same_span() -> None:
    week = Week.of({"monday": ["08:00-12:00"]})
    week.copy("monday", to=WORKING)
    week.drop("tuesday", 0)

    assert week.shifts()["monday"] == ["08:00-12:00"]


def test_hours_are_added_and_taken_away() -> None:
    week = Week.of({"monday": ["08:00-12:00"]})
    week.add("monday")
    week.add("sunday")
    monday, sunday = week.day("monday"), week.day("sunday")
    assert monday and sunday
    assert len(monday.spans) == 2
    assert sunday.is_open

    week.drop("monday", 1)
    week.drop("monday", 0)
    assert not monday.is_open


@pytest.mark.parametrize(("key", "number"), [("monday", 7), ("monday", -1), ("someday", 0)])
def test_nonsense_changes_nothing(key: str, number: int) -> None:
    week = Week.of({"monday": ["08:00-12:00"]})
    week.drop(key, number)
    week.add("someday")
    week.copy("someday", to=WORKING)

    assert week.shifts()["monday"] == ["08:00-12:00"]
