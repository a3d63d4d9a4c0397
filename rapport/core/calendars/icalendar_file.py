"""Days off in an iCalendar file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import CalendarError

MOST_BYTES = 512 * 1024
# More days off than this in ten years is a calendar of something else.
MOST_DAYS = 2000
LONGEST_NAME = 80


def days(content: bytes, first: date, last: date) -> dict[date, str]:
    """Return the days of all-day events between two days, both included, each with its name.

    Events with a time of day are appointments, and left out. Raises CalendarError when the file
    is no calendar, is too large, or has no such day.
    """
    if len(content) > MOST_BYTES:
        raise CalendarError(_("The file can have at most %d kB.") % (MOST_BYTES >> 10))
    found: dict[date, str] = {}
    for event in _events(content):
        for day in _days_of(event, first, last):
            found.setdefault(day, _name(event))
            if len(found) > MOST_DAYS:
                raise CalendarError(
                    _("The file has more than %d days. Is it a calendar of holidays?") % MOST_DAYS
                )
    if not found:
        raise CalendarError(
            _("The file has no all-day events from this year on, so there is no holiday to add.")
        )
    return dict(sorted(found.items()))


def _events(content: bytes) -> list[Any]:
    import icalendar

    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as unreadable:
        raise CalendarError(
            _("This is not a calendar that can be read. Use an iCalendar file, which ends in .ics.")
        ) from unreadable
    if not events:
        raise CalendarError(
            _("This is not a calendar that can be read. Use an iCalendar file, which ends in .ics.")
        )
    return events


def _days_of(event: Any, first: date, last: date) -> Iterator[date]:
    start = _day(event.get("DTSTART"))
    if start is None or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    # The end is the day after the last one (RFC 5545, section 3.6.1).
    end = _day(event.get("DTEND")) or start + timedelta(days=1)
    length = min(max((end - start).days, 1), MOST_DAYS)
    for begin in _begins(event, start, first - timedelta(days=length), last):
        for away in range(length):
            day = begin + timedelta(days=away)
            if first <= day <= last:
                yield day


def _begins(event: Any, start: date, first: date, last: date) -> Iterator[date]:
    """Yield the first day of each time that the event happens."""
    rule = event.get("RRULE")
    if rule is None:
        yield start
        return
    from dateutil.rrule import rrulestr

    left_out = set(_left_out(event))
    try:
        text = rule.to_ical().decode()
        times = rrulestr(text, dtstart=datetime.combine(start, datetime.min.time()))
        after = datetime.combine(max(first, start), datetime.min.time())
        for time in islice(times.xafter(after, inc=True), MOST_DAYS):
            if time.date() > last:
                return
            if time.date() not in left_out:
                yield time.date()
    except (ValueError, TypeError, AttributeError):
        # A rule that cannot be read: the event happens once.
        yield start


def _left_out(event: Any) -> Iterator[date]:
    given = event.get("EXDATE")
    for each in given if isinstance(given, list) else [given] if given else []:
        for one in each.dts:
            yield one.dt.date() if isinstance(one.dt, datetime) else one.dt


def _day(value: Any) -> date | None:
    """Return a value's day; None where it has a time of day, or is none."""
    found = getattr(value, "dt", None)
    return found if isinstance(found, date) and not isinstance(found, datetime) else None


def _name(event: Any) -> str:
    return " ".join(str(event.get("SUMMARY", "")).split())[:LONGEST_NAME]
