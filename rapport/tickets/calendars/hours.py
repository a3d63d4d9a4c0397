"""Business clocks: open time by the calendar version then current."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise

from django.db.models import QuerySet

from rapport.core.calendars import public_holidays
from rapport.core.calendars.calendar import Calendar
from rapport.core.calendars.calendar_file import from_mapping
from rapport.core.database.prepared import prepared
from rapport.tickets.models import BusinessCalendar

ALWAYS = Calendar.always()


@dataclass(frozen=True)
class Clock:
    """Versions of one calendar with the instant from which each applies, earliest first.

    The first version also applies to everything before it.
    """

    versions: tuple[tuple[datetime, Calendar], ...]

    def seconds(self, start: datetime, end: datetime) -> float:
        """Return the open seconds between two instants, each stretch by its own version."""
        if end <= start:
            return 0.0
        if len(self.versions) == 1:
            return self.versions[0][1].open_seconds(start, end)
        return sum(
            calendar.open_seconds(max(start, since), min(end, until))
            for since, until, calendar in self._stretches(start, end)
        )

    def _stretches(
        self, start: datetime, end: datetime
    ) -> Iterable[tuple[datetime, datetime, Calendar]]:
        calendars = [calendar for _, calendar in self.versions]
        borders = [start, *(max(start, since) for since, _ in self.versions[1:]), end]
        for (since, until), calendar in zip(pairwise(borders), calendars, strict=True):
            if since < min(until, end):
                yield since, min(until, end), calendar


class Hours:
    """All business clocks as they are now, fetched in one query."""

    def __init__(self) -> None:
        versions: dict[str, list[tuple[datetime, Calendar]]] = {}
        for row in _versions():
            versions.setdefault(row.name, []).append((row.since, calendar_of(row)))
        self._clocks = {name: Clock(tuple(each)) for name, each in versions.items()}
        self._always = Clock(((datetime.min.replace(tzinfo=UTC), ALWAYS),))

    def of(self, calendar_name: str) -> Clock:
        """Return the clock of a calendar; a queue without one is always open."""
        return self._clocks.get(calendar_name, self._always)

    def waited(self, calendar_name: str, since: datetime | None, at: datetime) -> float | None:
        """Return the open seconds that somebody has waited, or None if nobody does."""
        return None if since is None else self.of(calendar_name).seconds(since, at)


@prepared
def _versions() -> QuerySet[BusinessCalendar, BusinessCalendar]:
    return BusinessCalendar.objects.order_by("name", "since", "version")


def calendar_of(row: BusinessCalendar) -> Calendar:
    """Return one stored version as a calendar that can count."""
    stored = {"timezone": row.timezone, "shifts": row.shifts, "holidays": row.holidays}
    return _calendar(json.dumps(stored, sort_keys=True), row.holidays_of)


@lru_cache(maxsize=64)
def _calendar(stored: str, holidays_of: str) -> Calendar:
    """Cache calendars between requests, since each remembers the years it has computed."""
    calendar = from_mapping(json.loads(stored))
    return replace(calendar, beyond=public_holidays.beyond(holidays_of, calendar.holidays))
