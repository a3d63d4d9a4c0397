"""Days, weeks, months and quarters in a reader's time zone.

Weeks start on Monday.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import takewhile
from typing import Literal, NamedTuple

Grain = Literal["day", "week", "month", "quarter"]
GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter")


class Period(NamedTuple):
    """One period: the day that names it, and the instants it starts and ends at."""

    name: date
    begin: datetime
    end: datetime


def floor(day: date, grain: Grain) -> date:
    """Return the first day of the period that contains this day."""
    if grain == "day":
        return day
    if grain == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1, month=day.month if grain == "month" else (day.month - 1) // 3 * 3 + 1)


def following(first: date, grain: Grain) -> date:
    """Return the first day of the period after the one that starts on ``first``."""
    days = {"day": 1, "week": 7, "month": 31, "quarter": 93}[grain]
    return floor(first + timedelta(days=days), grain)


def cut(begin: datetime, end: datetime, grain: Grain, zone: tzinfo, shift: int = 0) -> list[Period]:
    """Return the whole periods that touch the time between two instants, in order.

    With a ``shift`` they are named, and cut, as if everything were so many days later.
    """
    later = timedelta(days=shift)
    names = _names(floor(begin.astimezone(zone).date() + later, grain), grain)
    periods = (
        Period(name, midnight(name - later, zone), midnight(following(name, grain) - later, zone))
        for name in names
    )
    return list(takewhile(lambda period: period.begin < end, periods))


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the UTC instant at which a day begins; where midnight is skipped, the next one."""
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)


class Shift(NamedTuple):
    """One offset of a zone: until that instant, local time is this far ahead of UTC."""

    until: datetime | None
    offset: timedelta


@lru_cache(maxsize=256)
def shifts(begin: datetime, end: datetime, zone: tzinfo) -> tuple[Shift, ...]:
    """Return the zone's offsets between two instants, in order; the last has no end."""
    found: list[Shift] = []
    instant = begin.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    offset = _offset(instant, zone)
    while instant < end:
        later = instant + timedelta(days=1)
        if _offset(later, zone) != offset:
            change = _change(instant, later, zone)
            found.append(Shift(change, offset))
            offset = _offset(change, zone)
        instant = later
    return (*found, Shift(None, offset))


def _names(first: date, grain: Grain) -> Iterator[date]:
    while True:
        yield first
        first = following(first, grain)


def _offset(instant: datetime, zone: tzinfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta(0)


def _change(low: datetime, high: datetime, zone: tzinfo) -> datetime:
    """Find, to the second, when the offset at ``low`` ends; ``high`` must have another."""
    before = _offset(low, zone)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high
