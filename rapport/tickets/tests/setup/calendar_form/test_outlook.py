"""The sentences about open hours."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rapport.core.calendars.calendar import Calendar
from rapport.core.calendars.calendar_file import from_mapping
from rapport.tickets.setup.calendar_form import outlook

# Noon of a Monday in Berlin.
NOON = datetime(2026, 11, 30, 11, tzinfo=UTC)


def office(**given: object) -> Calendar:
    weekdays = ("monday", "tuesday", "wednesday", "thursday", "friday")
    shifts = dict.fromkeys(weekdays, ["09:00-17:00"])
    return from_mapping({"timezone": "Europe/Berlin", "shifts": shifts, **given})


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (11, "Open now, until 17:00."),
        (6, "Closed now, opens 9:00."),
        (18, "Closed now, opens Tue 9:00."),
    ],
)
def test_it_says_whether_it_is_open(hour: int, expected: str) -> None:
    assert outlook.of(office(), {}, NOON.replace(hour=hour)).now == expected


def test_it_says_how_much_that_is_a_week() -> None:
    assert outlook.of(office(), {}, NOON).week == "40 h a week."
    half = office(shifts={"monday": ["09:00-12:30"]})
    assert outlook.of(half, {}, NOON).week == "3 h 30 min a week."


def test_it_names_the_next_holiday() -> None:
    christmas = date(2026, 12, 25)
    calendar = office(holidays=["2020-01-01", "2026-12-25"])

    told = outlook.of(calendar, {christmas: "Christmas Day"}, NOON)
    assert told.holiday == "Next holiday: 25 December 2026, Christmas Day."
    assert told.sentence.endswith("Christmas Day.")


def test_a_holiday_is_closed() -> None:
    calendar = office(holidays=["2026-11-30"])

    assert outlook.of(calendar, {}, NOON).now == "Closed now, opens Tue 9:00."


def test_the_extremes() -> None:
    assert outlook.of(office(shifts={}), {}, NOON).now.startswith("Never open")
    assert outlook.of(Calendar.always("UTC"), {}, NOON).now == "Always open."
