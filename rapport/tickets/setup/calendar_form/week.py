"""The open hours of a week as controls, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from rapport.core.calendars import typed
from rapport.core.calendars.calendar import WEEKDAYS, CalendarError, name_of
from rapport.core.calendars.calendar_file import from_mapping
from rapport.core.errors import Invalid

USUAL = ("09:00", "17:00")
WORKING = WEEKDAYS[:5]
# At the end of a span, midnight is the one that ends the day.
MIDNIGHT, END_OF_DAY = "00:00", "24:00"
MOST_SPANS = 12


@dataclass
class Span:
    """From when to when, as typed."""

    opens: str
    closes: str
    is_new: bool = False


@dataclass
class Day:
    """A weekday. While it is closed its spans only wait to be used."""

    key: str
    is_open: bool
    spans: list[Span] = field(default_factory=list)
    error: str = ""

    @property
    def name(self) -> str:
        """Return the weekday's name in the reader's language."""
        return name_of(self.key)

    def shifts(self) -> list[str]:
        """Return the hours as calendars keep them; raises CalendarError with what is wrong."""
        if not self.is_open:
            return []
        given = [span for span in self.spans if span.opens or span.closes]
        if not given:
            raise CalendarError(_("Say from when to when you are open, or untick the day."))
        shifts = [self._shift(span) for span in given]
        from_mapping({"timezone": "UTC", "shifts": {self.key: shifts}})
        return shifts

    def _shift(self, span: Span) -> str:
        if not (span.opens and span.closes):
            raise CalendarError(_("Fill in both times, or clear both."))
        try:
            opens, closes = typed.read_time(span.opens), typed.read_time(span.closes)
        except Invalid as wrong:
            raise CalendarError(wrong.sentence) from wrong
        return f"{opens}-{END_OF_DAY if closes == MIDNIGHT else closes}"


class Week:
    """Seven days as a form holds them."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.days = list(days)

    @classmethod
    def of(cls, shifts: Mapping[str, Sequence[str]]) -> Week:
        """Return the week of a calendar's hours; a closed day has the usual ones in waiting."""
        return cls([_day(key, shifts.get(key, ())) for key in WEEKDAYS])

    @classmethod
    def usual(cls) -> Week:
        """Return Monday to Friday, nine to five."""
        return cls.of(dict.fromkeys(WORKING, ["-".join(USUAL)]))

    @classmethod
    def sent(cls, data: Mapping[str, str]) -> Week:
        """Return the week as it was filled in."""
        return cls([_sent_day(key, data) for key in WEEKDAYS])

    @property
    def is_wrong(self) -> bool:
        """Return whether a day was found wrong."""
        return any(day.error for day in self.days)

    def day(self, key: str) -> Day | None:
        """Return the day of that key, or None."""
        return next((day for day in self.days if day.key == key), None)

    def add(self, key: str) -> None:
        """Add an empty span to a day, which is open then."""
        day = self.day(key)
        if day is not None and len(day.spans) < MOST_SPANS:
            day.is_open = True
            day.spans.append(Span("", "", is_new=True))

    def drop(self, key: str, number: int) -> None:
        """Take a span away; a day without any is closed."""
        day = self.day(key)
        if day is None or not 0 <= number < len(day.spans):
            return
        del day.spans[number]
        if not day.spans:
            day.is_open, day.spans = False, [Span(*USUAL)]

    def copy(self, key: str, *, to: Sequence[str]) -> None:
        """Give a day's hours to others."""
        day = self.day(key)
        if day is None:
            return
        for other in self.days:
            if other.key in to and other is not day:
                other.is_open = day.is_open
                other.spans = [Span(span.opens, span.closes) for span in day.spans]

    def shifts(self) -> dict[str, list[str]]:
        """Return the hours of each day; what makes no sense is told at its day, and left out."""
        found: dict[str, list[str]] = {}
        for day in self.days:
            try:
                found[day.key] = day.shifts()
            except CalendarError as wrong:
                day.error = wrong.sentence
        return found


def _day(key: str, shifts: Sequence[str]) -> Day:
    spans = [Span(opens, closes) for opens, closes in (shift.split("-") for shift in shifts)]
    for span in spans:
        if span.closes == END_OF_DAY:
            span.closes = MIDNIGHT
    return Day(key, bool(spans), spans or [Span(*USUAL)])


def _sent_day(key: str, data: Mapping[str, str]) -> Day:
    spans = [
        Span(
            data.get(f"{key}_{number}_from", "").strip(), data.get(f"{key}_{number}_to", "").strip()
        )
        for number in range(MOST_SPANS)
        if f"{key}_{number}_from" in data or f"{key}_{number}_to" in data
    ]
    return Day(key, key in data, spans or [Span(*USUAL)])
