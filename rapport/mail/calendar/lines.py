"""The content lines of a calendar that matter (RFC 5545 §3.1).

A broken line gives what can be read of it, and what is never closed counts as far as it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

LONGEST = 500_000
LONGEST_LINE = 5_000
MOST_ZONES = 20
# A zone's whole history has some sixty parts, of six lines each.
MOST_PARTS = 100
MOST_DATES = 300

EVENTS = ("VEVENT", "VTODO", "VJOURNAL")
OF_CALENDAR = frozenset(("METHOD", "X-WR-TIMEZONE"))
OF_EVENT = frozenset(
    (
        *("METHOD", "UID", "SUMMARY", "LOCATION", "STATUS", "SEQUENCE", "ORGANIZER", "ATTENDEE"),
        *("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE"),
    )
)
OF_ZONE = frozenset(("TZID", "X-LIC-LOCATION"))
OF_PART = frozenset(("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"))

_FOLD = re.compile(r"\r?\n[ \t]")
_NAME = re.compile(r"([A-Za-z0-9-]{1,60})[ \t]*(?=[:;])")


@dataclass(frozen=True, slots=True)
class Line:
    """A property: its parameters by their names in capitals, and its value as text."""

    params: dict[str, str]
    value: str


Named = dict[str, Line]


@dataclass(slots=True)
class Zone:
    """A VTIMEZONE: its own lines, and those of each of its parts; ``dates`` are more beginnings
    of a part, by its place.
    """

    own: Named = field(default_factory=dict)
    parts: list[tuple[str, Named]] = field(default_factory=list)
    dates: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Lines:
    """The first line of each name in the calendar and in its first event, and all its zones."""

    calendar: Named = field(default_factory=dict)
    event: Named = field(default_factory=dict)
    zones: list[Zone] = field(default_factory=list)
    events: int = 0
    is_over: bool = False

    def begin(self, component: str) -> None:
        """Note that a component begins."""
        if component in EVENTS:
            self.events += 1
        elif component == "VTIMEZONE" and len(self.zones) < MOST_ZONES:
            self.zones.append(Zone())
        elif component in ("STANDARD", "DAYLIGHT") and self.zones:
            parts = self.zones[-1].parts
            if len(parts) < MOST_PARTS:
                parts.append((component, {}))

    def end(self, component: str) -> None:
        """Note that a component ends."""
        self.is_over = self.is_over or component in EVENTS

    def keep(self, component: str, name: str, text: str) -> None:
        """Keep a line of a component if it says anything here."""
        into, wanted = self._place(component)
        if name == "RDATE" and component in ("STANDARD", "DAYLIGHT"):
            self._keep_dates(text)
        elif name in wanted and name not in into:
            into[name] = _parsed(name, text)

    def _place(self, component: str) -> tuple[Named, frozenset[str]]:
        if component in EVENTS and not self.is_over:
            return self.event, OF_EVENT
        if component == "VTIMEZONE" and self.zones:
            return self.zones[-1].own, OF_ZONE
        if component in ("STANDARD", "DAYLIGHT") and self.zones and self.zones[-1].parts:
            return self.zones[-1].parts[-1][1], OF_PART
        return (self.calendar, OF_CALENDAR) if component == "VCALENDAR" else ({}, frozenset())

    def _keep_dates(self, text: str) -> None:
        if self.zones and self.zones[-1].parts:
            zone = self.zones[-1]
            found = text.rpartition(":")[2].split(",")[: MOST_DATES - len(zone.dates)]
            zone.dates += [(len(zone.parts) - 1, each.strip()) for each in found]


def read(text: str) -> Lines:
    """Return the lines of a calendar that matter."""
    found = Lines()
    inside: list[str] = []
    for line in _FOLD.sub("", text[:LONGEST]).splitlines():
        line = line.strip()[:LONGEST_LINE]
        match = _NAME.match(line)
        if match is None:
            continue
        name = match[1].upper()
        if name == "BEGIN":
            inside.append(line.partition(":")[2].strip().upper())
            found.begin(inside[-1])
        elif name == "END":
            found.end(inside.pop() if inside else "")
        elif inside:
            found.keep(inside[-1], name, line)
    return found


def _parsed(name: str, text: str) -> Line:
    # Most mails have no calendar, and the package takes its time to be loaded.
    from icalendar.parser import Contentline

    read: Any = Contentline
    try:
        _name, params, value = read(text).parts()
    except ValueError:
        return Line({}, text[len(name) :].partition(":")[2])
    return Line({key.upper(): _param(said) for key, said in params.items()}, value.strip())


def _param(said: str | list[str]) -> str:
    """Return a parameter as it was written; the package takes it apart at commas."""
    return (said if isinstance(said, str) else ",".join(said)).strip()
