"""Rules for backups that are due, and for those that are kept.

Pure: no database, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

Key = TypeVar("Key")
# After a failure it is tried again this often a day, with this rest in between.
TRIES = 3
REST = timedelta(hours=1)


def slot(at: datetime, clock: time, zone: ZoneInfo) -> datetime:
    """Return the latest moment, not after ``at``, at which clocks in that zone show that time."""
    day = at.astimezone(zone).date()
    found = datetime.combine(day, clock, zone)
    return found if found <= at else datetime.combine(day - timedelta(days=1), clock, zone)


def is_due(
    at: datetime, since: datetime, made: Iterable[datetime], failed: Sequence[datetime]
) -> bool:
    """Return whether a backup is due: none was made since the slot, and not too many failed."""
    if any(moment >= since for moment in made):
        return False
    tries = [moment for moment in failed if moment >= since]
    return not tries or (len(tries) < TRIES and at - max(tries) >= REST)


def kept(
    made: Iterable[tuple[datetime, Key]], *, daily: int, weekly: int, zone: ZoneInfo
) -> set[Key]:
    """Return which of the backups to keep.

    The latest of each of the last ``daily`` days, and of each of the last ``weekly`` weeks that
    have one.
    """
    latest_first = sorted(made, key=lambda each: each[0], reverse=True)
    days: dict[object, Key] = {}
    weeks: dict[object, Key] = {}
    for moment, name in latest_first:
        local = moment.astimezone(zone)
        days.setdefault(local.date(), name)
        weeks.setdefault(local.isocalendar()[:2], name)
    return {*list(days.values())[:daily], *list(weeks.values())[:weekly]}
