"""Time zones that a calendar describes itself (VTIMEZONE, RFC 5545 §3.6.5)."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import datetime, timedelta, tzinfo
from typing import Any

from rapport.mail.calendar.lines import Line, Named, Zone

# Only what every zone in the world needs, and what surely happens within a few years: a rule is
# followed day by day.
_RULE = re.compile(
    r"FREQ=YEARLY(?:;(?:INTERVAL=1|WKST=[A-Z]{2}|BYMONTH=(?:1[0-2]|0?[1-9])"
    r"|BYDAY=[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=-?[1-9]\d?(?:,[1-9]\d?){0,13}"
    r"|UNTIL=\d{8}(?:T\d{6}Z?)?)){0,8};?"
)
_NUMBERED = re.compile(r"BYDAY=[+-]?\d")
_DAYS = re.compile(r"BYMONTHDAY=(-?\d+)")
_UNTIL = re.compile(r"UNTIL=(\d{4})")
_CLOCK = re.compile(r"([+-]?)(\d{2}):?(\d{2})(?::?\d{2})?")
_UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError)


def zone(told: Zone, year: int) -> tzinfo | None:
    """Return the zone as it is in that year, None if a part of it cannot be read."""
    # Most mails have no calendar, and the package takes its time to be loaded.
    from icalendar.cal import Timezone
    from icalendar.timezone import TZP

    made = Timezone()
    made.add("TZID", "described")
    for place, (kind, named) in enumerate(told.parts):
        dates = [date for at, date in told.dates if at == place]
        try:
            made.add_component(_part(kind, named, dates, year))
        except _UNREADABLE:
            return None
    try:
        found: tzinfo | None = made.to_tz(TZP(), lookup_tzid=False)
    except _UNREADABLE:
        return None
    return found


def _part(kind: str, named: Named, dates: list[str], year: int) -> Any:
    """Return a STANDARD or DAYLIGHT of the package's. Raises ValueError for an odd one."""
    from icalendar.cal import TimezoneDaylight, TimezoneStandard
    from icalendar.prop import vRecur

    begins, after = _moment(named["DTSTART"]), _shift(named["TZOFFSETTO"])
    part = TimezoneStandard() if kind == "STANDARD" else TimezoneDaylight()
    if "RRULE" in named:
        rule = named["RRULE"].value.strip().upper().rstrip(";")
        _check(rule)
        begins = _late(begins, rule, year)
        part.add("RRULE", vRecur.from_ical(rule))
    part.add("DTSTART", begins)
    part.add("TZOFFSETFROM", _shift(named["TZOFFSETFROM"]) if "TZOFFSETFROM" in named else after)
    part.add("TZOFFSETTO", after)
    if dates:
        part.add("RDATE", [_moment(Line({}, date)) for date in dates])
    return part


def _check(rule: str) -> None:
    days = _DAYS.search(rule)
    may_never_be = days and (abs(int(days[1])) > 28 or _NUMBERED.search(rule))
    if not _RULE.fullmatch(rule) or may_never_be:
        raise ValueError("This rule is not that of a time zone.")


def _late(begins: datetime, rule: str, year: int) -> datetime:
    """Return the beginning of a rule a few years before it is asked, instead of in 1601."""
    ends = _UNTIL.search(rule)
    late = min(year, int(ends[1])) - 3 if ends else year - 3
    late -= late % 4
    if late <= begins.year or not isleap(late):
        return begins
    return begins.replace(year=late)


def _moment(line: Line) -> datetime:
    from icalendar.prop import vDDDTypes

    read: Any = vDDDTypes.from_ical
    found = read(line.value.strip().rstrip("Z"))
    if not isinstance(found, datetime):
        raise ValueError("A zone changes at a time of day.")
    return found


def _shift(line: Line) -> timedelta:
    found = _CLOCK.fullmatch(line.value.strip())
    if found is None or int(found[2]) > 23 or int(found[3]) > 59:
        raise ValueError("This is not a distance from UTC.")
    away = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -away if found[1] == "-" else away
