"""Calendar files: business calendars as people write them, in TOML.

timezone = "America/New_York"      # IANA zone of the wall times below
holidays = ["2010-07-05"]          # days of that zone with no open time
[shifts]                           # a weekday left out is closed; 24:00 ends the day
monday = ["09:00-12:00", "13:00-17:00"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import WEEKDAYS, Calendar, CalendarError, Shift, name_of

SHIFT = re.compile(r"(\d{1,2}):([0-5]\d) *[-–] *(\d{1,2}):([0-5]\d)")


def read(path: Path) -> Calendar:
    """Read the calendar file at that path; raises CalendarError with what is wrong in it."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as unreadable:
        raise CalendarError(
            _("The calendar file %(path)s cannot be read.") % {"path": path}
        ) from unreadable
    except CalendarError as wrong:
        raise CalendarError(
            _("In the calendar file %(path)s: %(sentence)s")
            % {"path": path, "sentence": wrong.sentence}
        ) from wrong


def parse(text: str) -> Calendar:
    """Return the calendar that the text of a calendar file describes."""
    try:
        return from_mapping(tomllib.loads(text))
    except tomllib.TOMLDecodeError as wrong:
        raise CalendarError(_("This is not valid TOML: %(wrong)s.") % {"wrong": wrong}) from wrong


def from_mapping(given: Mapping[str, Any]) -> Calendar:
    """Return the calendar of ``timezone``, ``shifts`` and ``holidays`` as files and JSON hold
    them.
    """
    _refuse_unknown(given, ("timezone", "holidays", "shifts"), "in a calendar")
    timezone, shifts = given.get("timezone"), given.get("shifts")
    if not isinstance(timezone, str):
        raise CalendarError(_('A calendar needs a time zone: timezone = "Europe/Berlin".'))
    if not isinstance(shifts, Mapping):
        raise CalendarError(_("A calendar needs a table [shifts] with the days you are open."))
    _refuse_unknown(shifts, WEEKDAYS, "under [shifts]")
    week = tuple(_shifts_of(weekday, shifts.get(weekday, ())) for weekday in WEEKDAYS)
    return Calendar(timezone, week, _holidays(given.get("holidays", ())))


def to_mapping(calendar: Calendar) -> dict[str, Any]:
    """Return the calendar as JSON-ready data that ``from_mapping`` reads."""
    week = zip(WEEKDAYS, calendar.shifts, strict=True)
    return {
        "timezone": calendar.timezone,
        "holidays": [day.isoformat() for day in sorted(calendar.holidays)],
        "shifts": {weekday: [str(shift) for shift in shifts] for weekday, shifts in week if shifts},
    }


def _refuse_unknown(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in given:
        if name not in known:
            raise CalendarError(
                _("“%(name)s” is not known %(where)s. You can use: %(known)s.")
                % {"name": name, "where": where, "known": ", ".join(known)}
            )


def _shifts_of(weekday: str, given: object) -> tuple[Shift, ...]:
    if not isinstance(given, list | tuple):
        raise CalendarError(
            _('Write %(weekday)s as a list of shifts, such as ["09:00-17:00"].')
            % {"weekday": weekday}
        )
    return tuple(sorted(_shift(weekday, shift) for shift in given))


def _shift(weekday: str, given: object) -> Shift:
    match = SHIFT.fullmatch(given.strip()) if isinstance(given, str) else None
    if match is None:
        raise CalendarError(
            _("“%(given)s” on %(weekday)s is not a shift. Write it like 09:00-17:00.")
            % {"given": given, "weekday": name_of(weekday)}
        )
    from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
    return Shift(from_hour * 60 + from_minute, to_hour * 60 + to_minute)


def _holidays(given: object) -> frozenset[date]:
    if not isinstance(given, list | tuple):
        raise CalendarError(_('Write holidays as a list of days, such as ["2026-12-25"].'))
    return frozenset(map(_holiday, given))


def _holiday(given: object) -> date:
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError as wrong:
        raise CalendarError(
            _("“%(given)s” is not a holiday. Write the day as year-month-day, such as 2026-12-25.")
            % {"given": given}
        ) from wrong
