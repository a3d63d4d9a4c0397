"""The sentences that say what open hours amount to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from django.utils import dateformat
from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import Calendar
from rapport.core.phrases import durations

# Nobody is closed for longer and still serves customers.
FURTHEST = timedelta(days=400)


@dataclass(frozen=True)
class Outlook:
    """Sentences about hours as they are filled in."""

    now: str
    week: str
    holiday: str

    @property
    def sentence(self) -> str:
        """Return them in a row."""
        return " ".join(part for part in (self.now, self.week, self.holiday) if part)


def of(calendar: Calendar, names: Mapping[date, str], at: datetime) -> Outlook:
    """Return what these hours come to at an instant."""
    return Outlook(_now(calendar, at), _week(calendar), _holiday(calendar, names, at))


def _now(calendar: Calendar, at: datetime) -> str:
    if calendar.never_opens:
        return _("Never open: no waiting time is counted.")
    spell = next(calendar.open_spells(at, at + FURTHEST), None)
    if spell is None:
        return _("Closed for more than a year.")
    opens, closes = spell
    if opens > at:
        return _("Closed now, opens %(when)s.") % {"when": _moment(opens, at, calendar)}
    if closes - at > timedelta(days=7):
        return _("Always open.")
    return _("Open now, until %(when)s.") % {"when": _moment(closes, at, calendar)}


def _week(calendar: Calendar) -> str:
    minutes = sum(shift.closes - shift.opens for day in calendar.shifts for shift in day)
    length = durations.say(minutes * 60, working=True)
    return _("%(length)s a week.") % {"length": length}


def _holiday(calendar: Calendar, names: Mapping[date, str], at: datetime) -> str:
    today = at.astimezone(calendar.zone).date()
    years = {today.year, today.year + 1, *(day.year for day in calendar.holidays)}
    days = chain.from_iterable(calendar.holidays_in(year) for year in years)
    coming = min((day for day in days if day >= today), default=None)
    if coming is None:
        return ""
    day = dateformat.format(coming, _("j F Y"))
    name = names.get(coming)
    return _("Next holiday: %(day)s.") % {"day": f"{day}, {name}" if name else day}


def _moment(when: datetime, at: datetime, calendar: Calendar) -> str:
    """Return a time in the calendar's zone, with its weekday unless it is today."""
    local, today = when.astimezone(calendar.zone), at.astimezone(calendar.zone).date()
    time = f"{local.hour}:{local.minute:02}"
    if local.date() == today:
        return time
    if local.date() - today < timedelta(days=7):
        return f"{dateformat.format(local, 'D')} {time}"
    return f"{dateformat.format(local, _('D j M'))} {time}"
