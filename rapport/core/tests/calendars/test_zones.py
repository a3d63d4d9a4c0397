"""Names of time zones."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest

from rapport.core.calendars import zones

SEASONS = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "current"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Iceland", "Atlantic/Reykjavik"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("Etc/UTC", "UTC"),
        ("GMT", "UTC"),
        ("UTC", "UTC"),
        ("Etc/GMT-3", "Etc/GMT-3"),
        ("Mars/Base", "Mars/Base"),
    ],
)
def test_a_zone_has_one_current_name(name: str, current: str) -> None:
    assert zones.canonical(name) == current


def test_no_clock_changes_with_the_name() -> None:
    for name in available_timezones():
        now = [at.astimezone(ZoneInfo(zones.canonical(name))).utcoffset() for at in SEASONS]
        assert now == [at.astimezone(ZoneInfo(name)).utcoffset() for at in SEASONS], name


def test_current_names_have_a_country_and_are_no_earlier_ones() -> None:
    earlier = {name for names in zones.earlier_names().values() for name in names}

    assert zones.places()["Asia/Kolkata"] == "IN"
    assert earlier.isdisjoint(zones.places())
    assert zones.earlier_names()["Asia/Kolkata"] == ("Asia/Calcutta",)
