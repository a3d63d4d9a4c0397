"""Days off in iCalendar files."""

from __future__ import annotations

from datetime import date

import pytest

from rapport.core.calendars import icalendar_file
from rapport.core.calendars.calendar import CalendarError

FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Town Hall//EN"]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}", *event.splitlines(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def days(*events: str) -> dict[date, str]:
    return icalendar_file.days(calendar(*events), FIRST, LAST)


def test_an_all_day_event_is_a_day_with_its_name() -> None:
    assert days("DTSTART;VALUE=DATE:20271224\nSUMMARY:Christmas Eve") == {
        date(2027, 12, 24): "Christmas Eve"
    }


def test_the_end_of_an_event_is_the_day_after_its_last() -> None:
    found = days("DTSTART;VALUE=DATE:20270802\nDTEND;VALUE=DATE:20270805\nSUMMARY:Works outing")

    assert list(found) == [date(2027, 8, 2), date(2027, 8, 3), date(2027, 8, 4)]


def test_what_comes_each_year_comes_in_each_year() -> None:
    found = days("DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY\nSUMMARY:Labour Day")

    assert list(found) == [date(2027, 5, 1), date(2028, 5, 1)]


def test_a_time_that_is_left_out_is_no_day_off() -> None:
    found = days(
        "DTSTART;VALUE=DATE:20270501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20280501\nSUMMARY:May"
    )

    assert list(found) == [date(2027, 5, 1)]


def test_appointments_cancelled_and_past_days_are_left_out() -> None:
    found = days(
        "DTSTART:20270301T090000Z\nDTEND:20270301T100000Z\nSUMMARY:Meeting",
        "DTSTART;VALUE=DATE:20270302\nSTATUS:CANCELLED\nSUMMARY:Not this",
        "DTSTART;VALUE=DATE:20200101\nSUMMARY:Long ago",
        "DTSTART;VALUE=DATE:20270303\nSUMMARY:This",
    )

    assert found == {date(2027, 3, 3): "This"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a calendar"),
        (b"\x89PNG\r\n", "not a calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART", "not a calendar"),
        (calendar(), "not a calendar"),
        (calendar("DTSTART:20270301T090000Z\nSUMMARY:Meeting"), "no all-day events"),
        (b"x" * (icalendar_file.MOST_BYTES + 1), "at most 512 kB"),
        (
            calendar(
                "DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=DAILY;COUNT=99999\nDTEND;VALUE=DATE:20371231"
            ),
            "more than",
        ),
    ],
)
def test_what_is_no_calendar_of_holidays_is_told(content: bytes, sentence: str) -> None:
    with pytest.raises(CalendarError, match=sentence):
        icalendar_file.days(content, FIRST, date(2036, 12, 31))
