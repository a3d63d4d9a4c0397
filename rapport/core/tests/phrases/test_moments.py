"""Instants in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rapport.core.phrases.moments import ago, say, say_in_full

NOW = datetime(2026, 11, 21, 9, 4, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 21, 8, 4, tzinfo=UTC), "today 9:04"),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "today 0:30"),
        (datetime(2026, 11, 20, 15, 2, tzinfo=UTC), "yesterday 16:02"),
        (datetime(2026, 11, 22, 11, 0, tzinfo=UTC), "tomorrow 12:00"),
        (datetime(2026, 11, 18, 11, 0, tzinfo=UTC), "Wed 18 Nov, 12:00"),
        (datetime(2025, 11, 20, 11, 0, tzinfo=UTC), "20 Nov 2025, 12:00"),
    ],
)
def test_an_instant_is_said_in_the_readers_zone(at: datetime, words: str) -> None:
    assert say(at, now=NOW, zone=BERLIN) == words


def test_in_full_an_instant_names_its_zone() -> None:
    assert say_in_full(NOW, zone=BERLIN) == "Saturday 21 November 2026, 10:04 CET"


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(seconds=-20), "just now"),
        (timedelta(seconds=50), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=5, minutes=50), "5 h ago"),
        (timedelta(days=3, hours=20), "3 d ago"),
        (timedelta(minutes=-20), "in 20 min"),
    ],
)
def test_a_distance_is_said_in_one_unit_rounded_down(distance: timedelta, words: str) -> None:
    assert ago(NOW - distance, now=NOW) == words
