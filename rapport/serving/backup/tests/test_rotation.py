"""Rules for backups that are due, and for those that are kept."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from rapport.serving.backup.rotation import is_due, kept, slot

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "since"),
    [
        ("2026-06-02T00:29", "2026-06-01T00:30"),
        ("2026-06-02T00:30", "2026-06-02T00:30"),
        # The night in which clocks are put forward has no 2:30.
        ("2026-03-29T12:00", "2026-03-29T01:30"),
    ],
)
def test_the_slot_is_the_last_time_that_clocks_there_showed_it(at: str, since: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    found = slot(moment, time(2, 30), BERLIN).astimezone(UTC)

    assert found == datetime.fromisoformat(since).replace(tzinfo=UTC)


def test_one_is_due_until_it_is_made_or_failed_too_often() -> None:
    since = datetime(2026, 6, 1, 2, 30, tzinfo=UTC)
    later = since + timedelta(hours=9)
    hours = [since + timedelta(hours=hour) for hour in range(3)]

    assert is_due(later, since, [since - timedelta(days=1)], [])
    assert not is_due(later, since, [since], [])
    assert is_due(later, since, [], hours[:2])
    assert not is_due(hours[0] + timedelta(minutes=59), since, [], hours[:1])
    assert not is_due(later, since, [], hours)


def test_the_latest_of_days_and_weeks_are_kept() -> None:
    first = datetime(2026, 6, 1, 2, 30, tzinfo=UTC)
    made = [(first + timedelta(days=day), day) for day in range(30)]
    made.append((first + timedelta(days=29, hours=3), 99))

    # 29 June was a Monday; weeks end on days 6, 13, 20 and 27.
    assert kept(made, daily=3, weekly=4, zone=BERLIN) == {99, 28, 27, 20, 13}
    assert kept(made, daily=0, weekly=1, zone=BERLIN) == {99}
    assert kept([], daily=3, weekly=4, zone=BERLIN) == set()
