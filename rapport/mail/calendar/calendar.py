"""The first event of a text/calendar part (RFC 5545).

The package icalendar reads lines, times, lengths and zones; here are limits, and what to make of
a calendar that is broken somewhere.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rapport.mail.calendar import lines, recurrence, zones
from rapport.mail.calendar.lines import Line, Lines, Named
from rapport.mail.values import Calendar

_STAMP = re.compile(r"(\d{8})(?:T(\d{4})(\d{2})?(Z?))?")
_NOTHING = Line({}, "")
MOST_DAYS = timedelta(days=3660)


def parse(text: str, method: str = "") -> Calendar | None:
    """Return the event in `text`, or None.

    Times are UTC (`…Z`) if the zone is known or described, otherwise wall time; whole days are
    bare dates.
    """
    found = lines.read(text)
    if not found.events:
        return None
    event = found.event
    start, end = _times(event, found)
    stated = found.calendar.get("METHOD") or event.get("METHOD", _NOTHING)
    organizer = event.get("ORGANIZER", _NOTHING)
    return Calendar(
        method=(stated.value or method).strip().upper(),
        uid=_value(event, "UID"),
        summary=_value(event, "SUMMARY"),
        start=start,
        end=end,
        organizer=_organizer(organizer),
        organizer_name=_name(organizer),
        location=_value(event, "LOCATION"),
        timezone=_zone_name(event.get("DTSTART"), found)[:80],
        recurrence=_recurrence(event),
        status=_value(event, "STATUS").lower()[:20],
        answer=event.get("ATTENDEE", _NOTHING).params.get("PARTSTAT", "").lower()[:20],
        sequence=_number(_value(event, "SEQUENCE")),
        more=found.events - 1,
    )


def _value(named: Named, name: str) -> str:
    return named.get(name, _NOTHING).value.strip()


def _times(event: Named, found: Lines) -> tuple[str | None, str | None]:
    """Return the beginning and the end as ISO 8601, each None if the event does not tell it."""
    start = _moment(event.get("DTSTART"))
    end = _moment(event.get("DTEND") or event.get("DUE"))
    ends_in = event.get("DTEND") or event.get("DUE")
    if end is None and start is not None and "DURATION" in event:
        end, ends_in = _after(start, _value(event, "DURATION")), event.get("DTSTART")
    return _written(start, event.get("DTSTART"), found), _written(end, ends_in, found)


def _moment(line: Line | None) -> date | datetime | None:
    """Return a day, a wall time, or an instant in UTC."""
    from icalendar.prop import vDDDTypes

    read: Any = vDDDTypes.from_ical
    match = _STAMP.fullmatch(_stamp(line)[1]) if line else None
    if match is None:
        return None
    day, minute, second, utc = match.groups()
    # A leap second is the last of its minute, and some leave seconds out.
    time = f"T{minute}{min(int(second or 0), 59):02}{utc}" if minute else ""
    try:
        told = read(f"{day}{time}")
    except ValueError:
        return None
    return told if isinstance(told, date) else None


def _stamp(line: Line) -> tuple[str, str]:
    """Return the name of the zone and the time; a name with a colon often has no quotes."""
    more, colon, stamp = line.value.rpartition(":")
    name = line.params.get("TZID", "")
    return f"{name}{colon}{more}" if colon else name, stamp.strip()


def _after(start: date | datetime, length: str) -> date | datetime | None:
    from icalendar.prop import vDuration

    read: Any = vDuration.from_ical
    try:
        lasts = read(length.strip())
        if not isinstance(lasts, timedelta) or not timedelta() < lasts < MOST_DAYS:
            return None
        ends: date | datetime = start + lasts
        return ends
    except (ValueError, OverflowError):
        return None


def _written(at: date | datetime | None, line: Line | None, found: Lines) -> str | None:
    if not isinstance(at, datetime):
        return at.isoformat() if at else None
    zone = at.tzinfo or zones.zone_of(_zone_name(line, found), found, at.year)
    if zone is None:
        return at.isoformat()
    try:
        instant = at.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return at.replace(tzinfo=None).isoformat()
    return instant.isoformat().replace("+00:00", "Z")


def _zone_name(line: Line | None, found: Lines) -> str:
    """Return the zone as the event names it, else as the calendar does for all its events."""
    if line is None or not (match := _STAMP.fullmatch(_stamp(line)[1])) or not match[2]:
        return ""
    name = _stamp(line)[0].strip()
    if name or match[4]:
        return name
    return found.calendar.get("X-WR-TIMEZONE", _NOTHING).value.strip()


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) <= 6 else 0


def _recurrence(event: Named) -> str:
    if "RRULE" in event:
        return recurrence.words(event["RRULE"].value)
    return "repeats" if "RDATE" in event else ""


def _name(organizer: Line) -> str:
    return organizer.params.get("CN", "")[:200].strip()


def _organizer(organizer: Line) -> str:
    address = organizer.value.strip()
    if address.lower().startswith("mailto:"):
        address = address[7:]
    if "@" in address:
        return address
    return organizer.params.get("CN", "") or address
