"""Time zones of appointments, by name or as described.

The package icalendar knows the names that Windows has for zones, finds the zone in names such as
``/mozilla.org/20050126_1/Europe/Berlin``, and reads descriptions (VTIMEZONE). It would remember a
description for all later calendars; here, each calendar has its own.
"""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import available_timezones

from rapport.mail.calendar import described
from rapport.mail.calendar.lines import Lines

LONGEST_NAME = 200
# What Windows shows for a zone: "(UTC+01:00) Amsterdam, Berlin, Rome".
_SHOWN = re.compile(r"\((?:UTC|GMT)([+-]\d{1,2}:\d{2})?\)\s?(.*)")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")


def zone_of(name: str, lines: Lines, year: int) -> tzinfo | None:
    """Return the zone of this name: one that is known, else as the calendar describes it for that
    year.
    """
    known = by_name(name)
    if known is not None:
        return known
    wanted = _bare(name)
    for zone in lines.zones:
        told = zone.own.get("TZID")
        if told is not None and _bare(told.value) == wanted:
            place = zone.own.get("X-LIC-LOCATION")
            return (by_name(place.value) if place else None) or described.zone(zone, year)
    return None


@lru_cache(maxsize=256)
def by_name(name: str) -> tzinfo | None:
    """Return the zone that a name stands for, None if nobody knows it."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    bare = _bare(name)
    if not bare or len(bare) > LONGEST_NAME:
        return None
    if found := _OFFSET.fullmatch(bare.upper()):
        return _offset(found)
    if shown := _SHOWN.fullmatch(bare):
        return _by_city(shown[2]) or (_offset_of(shown[1]) if shown[1] else None)
    windows = {each.lower(): zone for each, zone in WINDOWS_TO_OLSON.items()}.get(bare.lower())
    parts = (windows or bare).strip("/").split("/")
    # Whoever names a zone for the whole world writes their own name before it.
    for start in range(len(parts) if len(parts) <= 10 else 0):
        if known := _known().get("/".join(parts[start:]).lower()):
            return _zone(known)
    return None


def _by_city(names: str) -> tzinfo | None:
    """Return the zone of the first city that has one."""
    for city in names.lower().split(", "):
        found = _cities().get(city.strip().replace(" ", "_"))
        if found:
            return _zone(found)
    return None


@cache
def _cities() -> dict[str, str]:
    """Return zones by their city; the whole name of each has a continent alone before it."""
    known = sorted(name for name in available_timezones() if name.count("/") == 1)
    return {
        name.partition("/")[2].lower(): name
        for name in known
        if not name.startswith(("Etc/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/"))
    }


def _offset_of(text: str) -> tzinfo | None:
    found = _OFFSET.fullmatch(text)
    return _offset(found) if found else None


@cache
def _known() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


def _zone(name: str) -> tzinfo | None:
    from icalendar.timezone import TZP

    found: tzinfo | None = TZP().timezone(name)
    return found


def _bare(name: str) -> str:
    return " ".join(name.strip().strip('"').split())


def _offset(found: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    away = timedelta(hours=hours, minutes=minutes)
    return timezone(-away if found[1] == "-" else away)
