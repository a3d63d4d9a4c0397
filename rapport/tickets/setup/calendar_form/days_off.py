"""Holidays as a form holds them: one a line, with its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import CalendarError

LONGEST_NAME = 80
MOST = 5000
LONGEST_SPAN = timedelta(days=366)


@dataclass(frozen=True)
class DayOff:
    """A day or several in a row with one name; ``last`` is included."""

    first: date
    last: date
    name: str

    @property
    def key(self) -> str:
        """Return what a button that removes it sends."""
        return f"{self.first}_{self.last}"

    @property
    def is_one_day(self) -> bool:
        """Return whether it is a single day."""
        return self.first == self.last


def read(text: str) -> dict[date, str]:
    """Return the day of each line with its name: "2026-12-25 Christmas Day"."""
    found: dict[date, str] = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        day, _space, name = line.strip().partition(" ")
        found[_date(day)] = " ".join(name.split())[:LONGEST_NAME]
    if len(found) > MOST:
        raise CalendarError(_("A calendar can have %d holidays at most.") % MOST)
    return dict(sorted(found.items()))


def write(days: Mapping[date, str]) -> str:
    """Return the days as lines."""
    return "\n".join(f"{day} {name}".rstrip() for day, name in sorted(days.items()))


def between(first: date | None, last: date | None, name: str) -> dict[date, str]:
    """Return each day from the first to the last, both included, under one name."""
    if first is None:
        raise CalendarError(_("Say which day."))
    last = last or first
    if last < first:
        raise CalendarError(_("The last day cannot be before the first."))
    if last - first > LONGEST_SPAN:
        raise CalendarError(_("That is more than a year. Add it in parts."))
    length = (last - first).days + 1
    name = " ".join(name.split())[:LONGEST_NAME]
    return {first + timedelta(days=number): name for number in range(length)}


def without(days: Mapping[date, str], key: str) -> dict[date, str]:
    """Return the days without those of a ``DayOff.key``."""
    first, _dash, last = key.partition("_")
    try:
        begin, end = _date(first), _date(last)
    except CalendarError:
        return dict(days)
    return {day: name for day, name in days.items() if not begin <= day <= end}


def by_year(days: Mapping[date, str]) -> list[tuple[int, list[DayOff]]]:
    """Return the days by year, those in a row with one name as one."""
    spans = _spans(days)
    return [(year, list(each)) for year, each in groupby(spans, key=lambda off: off.first.year)]


def _spans(days: Mapping[date, str]) -> list[DayOff]:
    found: list[DayOff] = []
    for day, name in sorted(days.items()):
        before = found[-1] if found else None
        follows = before is not None and day - before.last == timedelta(days=1)
        if before and follows and name == before.name and day.year == before.first.year:
            found[-1] = DayOff(before.first, day, name)
        else:
            found.append(DayOff(day, day, name))
    return found


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise CalendarError(
            _("“%(given)s” is not a day. Write it as year-month-day, such as 2026-12-25.")
            % {"given": text[:40]}
        ) from wrong
