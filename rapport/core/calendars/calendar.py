"""Business calendars: open instants, and open time between two instants.

A calendar is wall-clock shifts of one IANA zone, read in that zone and counted in real seconds: a
day of 23 or 25 hours has its real length. A wall time that a clock change skips moves forward by
the gap; one that happens twice means the first. Pure: no clock, no database.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import dates
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MIDNIGHT = 24 * 60
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# A deadline further away than this is a mistake in the question, not a deadline.
HORIZON_YEARS = 100


class CalendarError(Invalid):
    """The calendar, or the question put to it, makes no sense."""

    code = "calendar"


class Shift(NamedTuple):
    """Open time of one day, in wall-clock minutes from its midnight; 1440 is the day's end."""

    opens: int
    closes: int

    def __str__(self) -> str:
        """Return the shift as calendar files write it."""
        return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in self)


class _Spell(NamedTuple):
    """A stretch of open time, in microseconds since 1970 UTC."""

    start: int
    end: int


@dataclass(frozen=True)
class _Year:
    """The open spells of one local year, in order and not overlapping."""

    starts: list[int]
    ends: list[int]
    after: list[int]  # open time of the year up to the end of each spell

    @classmethod
    def of(cls, spells: list[_Spell]) -> _Year:
        after = list(accumulate(end - start for start, end in spells))
        return cls([spell.start for spell in spells], [spell.end for spell in spells], after)

    @property
    def total(self) -> int:
        return self.after[-1] if self.after else 0

    def open_before(self, instant: int) -> int:
        """Return this year's open time before the instant."""
        index = bisect_right(self.starts, instant) - 1
        if index < 0:
            return 0
        return self.after[index] - max(self.ends[index] - instant, 0)

    def reach(self, target: int, instant: int) -> int | None:
        """Return the first open instant from ``instant`` on with ``target`` open time before it."""
        index = bisect_left(self.after, target, lo=bisect_right(self.ends, instant))
        if index == len(self.after):
            return None
        return self.ends[index] - (self.after[index] - target)

    def holds(self, instant: int) -> bool:
        """Return whether the instant is in an open spell of this year."""
        index = bisect_right(self.starts, instant) - 1
        return index >= 0 and instant < self.ends[index]


@dataclass(frozen=True)
class Calendar:
    """Weekly shifts of one IANA zone, without its holidays.

    ``shifts`` has seven entries, Monday first, each the shifts of that weekday in order. ``beyond``
    returns the holidays of a year that nobody has listed yet.
    """

    timezone: str
    shifts: tuple[tuple[Shift, ...], ...]
    holidays: frozenset[date] = frozenset()
    beyond: Callable[[int], frozenset[date]] | None = field(default=None, repr=False, compare=False)
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse shifts or a zone that make no sense."""
        find_zone(self.timezone)
        if len(self.shifts) != len(WEEKDAYS):
            raise CalendarError(
                _("A calendar needs shifts for all seven weekdays, starting with Monday.")
            )
        for weekday, shifts in zip(WEEKDAYS, self.shifts, strict=True):
            _check_shifts(weekday, shifts)

    @classmethod
    def always(cls, timezone: str = "UTC") -> Calendar:
        """Return a calendar that never closes."""
        return cls(timezone, ((Shift(0, MIDNIGHT),),) * len(WEEKDAYS))

    @cached_property
    def zone(self) -> ZoneInfo:
        """Return the zone of the wall times."""
        return find_zone(self.timezone)

    def holidays_in(self, year: int) -> frozenset[date]:
        """Return the holidays of a year, listed or not."""
        listed = frozenset(day for day in self.holidays if day.year == year)
        return listed | self.beyond(year) if self.beyond else listed

    @property
    def never_opens(self) -> bool:
        """Return whether no weekday has a shift."""
        return not any(self.shifts)

    def open_seconds(self, start: datetime, end: datetime) -> float:
        """Return the open seconds between two instants; 0 when ``end`` is not later."""
        low, high = _micros(start), _micros(end)
        if high <= low:
            return 0.0
        first, last = start.astimezone(self.zone).year, end.astimezone(self.zone).year
        opened = self._year(last).open_before(high) - self._year(first).open_before(low)
        opened += sum(self._year(year).total for year in range(first, last))
        return opened / 1_000_000

    def add(self, start: datetime, seconds: float) -> datetime:
        """Return the UTC instant at which ``seconds`` of open time have passed since ``start``.

        0 seconds give ``start`` itself while open, else the next opening. The closing instant is
        not part of a shift: from exactly there, time goes on at the next opening.
        """
        left, instant = round(seconds * 1_000_000), _micros(start)
        if left < 0:
            raise CalendarError(
                _("Open time can only be added: the number of seconds cannot be negative.")
            )
        if self.never_opens:
            raise CalendarError(_("This calendar is never open, so nothing can be due in it."))
        first = start.astimezone(self.zone).year
        for year in map(self._year, range(first, min(first + HORIZON_YEARS, date.max.year))):
            done = year.open_before(instant)
            found = year.reach(done + left, instant)
            if found is not None:
                return _datetime(found)
            left -= year.total - done
        raise CalendarError(
            _("The calendar does not have that much open time in the next %(horizon_years)s years.")
            % {"horizon_years": HORIZON_YEARS}
        )

    def is_open(self, at: datetime) -> bool:
        """Return whether the instant is open; the closing instant is not."""
        return self._year(at.astimezone(self.zone).year).holds(_micros(at))

    def open_spells(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the open spells between two instants, in UTC and in order."""
        low, high = _micros(start), _micros(end)
        first, last = start.astimezone(self.zone).year, end.astimezone(self.zone).year
        years = (self._year(year) for year in range(first, last + 1))
        spells = (zip(year.starts, year.ends, strict=True) for year in years)
        clipped = (_Spell(max(s, low), min(e, high)) for s, e in chain.from_iterable(spells))
        for spell in _joined(clipped):
            yield _datetime(spell.start), _datetime(spell.end)

    def _year(self, year: int) -> _Year:
        found = self._years.get(year)
        if found is None:
            found = self._years[year] = _Year.of(list(_joined(self._spells_of(year))))
        return found

    def _spells_of(self, year: int) -> Iterator[_Spell]:
        """Yield the open spells of each day of the year, none reaching beyond its day."""
        begin, end = date(year, 1, 1), date(year + 1, 1, 1)
        days = [begin + timedelta(days=day) for day in range((end - begin).days)]
        midnights = [self._instant(day, 0) for day in [*days, end]]
        holidays = self.holidays_in(year)
        for day, (dawn, dusk) in zip(days, pairwise(midnights), strict=True):
            if day in holidays:
                continue
            walls = (map(self._instant, (day, day), shift) for shift in self.shifts[day.weekday()])
            for opens, closes in sorted((opens, closes) for opens, closes in walls):
                yield _Spell(max(opens, dawn), min(closes, dusk))

    def _instant(self, day: date, minute: int) -> int:
        """Return the instant of a wall time; ``fold=0`` moves gaps forward and takes the first."""
        wall = datetime.combine(day, time(0)) + timedelta(minutes=minute)
        return _micros(wall.replace(tzinfo=self.zone))


def name_of(weekday: str) -> str:
    """Return the name of one of WEEKDAYS in the reader's language."""
    return str(dates.WEEKDAYS[WEEKDAYS.index(weekday)])


def find_zone(name: str) -> ZoneInfo:
    """Return the IANA zone of that name; raises CalendarError if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise CalendarError(
            _("“%(name)s” is not a time zone. Use a name such as Europe/Berlin.") % {"name": name}
        ) from unknown


def _check_shifts(weekday: str, shifts: tuple[Shift, ...]) -> None:
    for shift in shifts:
        if not 0 <= shift.opens < shift.closes <= MIDNIGHT:
            raise CalendarError(
                _(
                    "The shift %(shift)s on %(weekday)s must end after it starts, on the same day. "
                    "Enter a night shift as two: "
                    "one until 24:00, and one from 00:00 on the next day."
                )
                % {"shift": shift, "weekday": name_of(weekday)}
            )
    for early, late in pairwise(shifts):
        if late.opens < early.closes:
            raise CalendarError(
                _("The shifts %(early)s and %(late)s on %(weekday)s overlap.")
                % {"early": early, "late": late, "weekday": name_of(weekday)}
            )


def _joined(spells: Iterable[_Spell]) -> Iterator[_Spell]:
    """Yield the spells, joining those that touch or overlap; the input is sorted by start."""
    current: _Spell | None = None
    for spell in spells:
        if spell.end <= spell.start:
            continue
        if current is None:
            current = spell
        elif spell.start <= current.end:
            # Overlaps happen only where the clocks skip an hour: the skipped end of one shift
            # moves into the next. That time is open once.
            current = _Spell(current.start, max(current.end, spell.end))
        else:
            yield current
            current = spell
    if current is not None:
        yield current


def _micros(instant: datetime) -> int:
    if instant.tzinfo is None:
        raise CalendarError(_("A date and time need their time zone."))
    return (instant - EPOCH) // MICROSECOND


def _datetime(micros: int) -> datetime:
    return EPOCH + micros * MICROSECOND
