"""Appointments in a reader's words and zone."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from rapport.channels.particulars import appointments

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-05-05T12:00:00Z", "2026-05-05T12:45:00Z", "Tue 5 May 2026, 21:00 – 21:45 JST"),
        (
            "2026-05-05T14:30:00Z",
            "2026-05-05T15:30:00Z",
            "Tue 5 May 2026, 23:30 – Wed 6 May 2026, 0:30 JST",
        ),
        ("2026-05-05T12:00:00Z", None, "Tue 5 May 2026, 21:00 JST"),
        (
            "2026-05-05T12:00:00",
            "2026-05-05T13:00:00",
            "Tue 5 May 2026, 12:00 – 13:00 (no time zone stated)",
        ),
        ("2026-05-05", None, "Tue 5 May 2026"),
        ("2026-05-05", "2026-05-06", "Tue 5 May 2026"),
        ("2026-05-05", "2026-05-08", "Tue 5 May 2026 – Thu 7 May 2026"),
        (None, None, ""),
        ("soon", "later", ""),
    ],
)
def test_when(start: str | None, end: str | None, words: str) -> None:
    assert appointments.when(start, end, TOKYO) == words


@pytest.mark.parametrize(
    ("particulars", "kind", "is_off"),
    [
        ({"method": "REQUEST"}, "New appointment", False),
        ({"method": "REQUEST", "sequence": 2}, "Appointment changed", False),
        ({"method": "CANCEL"}, "Appointment cancelled", True),
        ({"method": "REQUEST", "status": "CANCELLED"}, "Appointment cancelled", True),
        ({"method": "REPLY"}, "Answer to an appointment", False),
        ({"method": "REPLY", "answer": "ACCEPTED"}, "Accepts the appointment", False),
        ({"method": "REPLY", "answer": "DECLINED"}, "Declines the appointment", False),
        ({"method": "COUNTER"}, "Proposes another time", False),
        ({"method": "PUBLISH"}, "Appointment", False),
        ({}, "Appointment", False),
    ],
)
def test_kind(particulars: dict[str, object], kind: str, is_off: bool) -> None:
    found = appointments.of(particulars, UTC)
    assert (found.kind, found.is_off) == (kind, is_off)


def test_what_is_in_an_unknown_zone_is_told_as_stated() -> None:
    words = appointments.when("2026-05-05T12:00:00", None, TOKYO, stated="Kamar Taj Time")
    assert words == "Tue 5 May 2026, 12:00 (Kamar Taj Time)"


def test_the_rest_of_it() -> None:
    found = appointments.of(
        {
            "method": "REQUEST",
            "summary": "Kick-off",
            "organizer": "dora@nordwind.example",
            "organizer_name": "Dora Lind",
            "location": "Room 4",
            "recurrence": "every week",
        },
        UTC,
    )
    assert (found.title, found.place, found.repeats) == ("Kick-off", "Room 4", "every week")
    assert found.organizer == "Dora Lind (dora@nordwind.example)"


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("America/New_York", "every week on Monday (America/New_York)"),
        ("Asia/Seoul", "every week on Monday"),
        ("Our own zone", "every week on Monday (Our own zone)"),
        ("", "every week on Monday"),
    ],
)
def test_days_of_a_series_are_those_of_the_senders_zone(stated: str, words: str) -> None:
    """Late on Monday in New York is Tuesday in Tokyo."""
    told = {"start": "2026-05-05T02:00:00Z", "timezone": stated}

    found = appointments.of({**told, "recurrence": "every week on Monday"}, TOKYO)

    assert found.repeats == words
