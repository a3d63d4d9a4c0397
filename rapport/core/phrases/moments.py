"""Instants as a person says them: "today 9:04", "5 h ago"."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rapport.core.phrases import durations
from rapport.core.phrases.kept import kept

RECENT = timedelta(seconds=45)
# The days that have a name of their own, by how many days ago they were.
NEAR = {
    0: gettext_noop("today %(time)s"),
    1: gettext_noop("yesterday %(time)s"),
    -1: gettext_noop("tomorrow %(time)s"),
}


def say(at: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Return the instant in the zone: a word for a near day, then the time."""
    return say_on(now.astimezone(zone).date(), at, zone=zone)


def say_on(today: date, at: datetime, *, zone: tzinfo) -> str:
    """Return the instant as it is said on a day in the zone."""
    local = at.astimezone(zone)
    return _on_a_day(local.date(), today) % {"time": _time(local)}


def say_day(day: date, *, today: date) -> str:
    """Return a day by itself: "Today", "Yesterday", "Fri 20 Nov"."""
    near = {0: _("Today"), 1: _("Yesterday"), -1: _("Tomorrow")}
    return near.get((today - day).days) or dateformat.format(day, _letters(day, today))


def time_of_day(at: datetime, *, zone: tzinfo) -> str:
    """Return the time of an instant in the zone: "9:04"."""
    return _time(at.astimezone(zone))


def say_in_full(at: datetime, *, zone: tzinfo) -> str:
    """Return the instant with weekday, year, time and zone, for anyone who wants to be sure."""
    local = at.astimezone(zone)
    return f"{_on_a_day_in_full(local.date()) % {'time': _time(local)}} {local.tzname()}"


def _time(local: datetime) -> str:
    return f"{local.hour}:{local.minute:02}"


@kept(2048)
def _on_a_day(day: date, today: date) -> str:
    distance = (today - day).days
    if distance in NEAR:
        return _(NEAR[distance])
    return _in_letters(day, _letters(day, today))


def _letters(day: date, today: date) -> str:
    # Translators: a day of this year, in Django's date format letters, like "Fri 20 Nov".
    this_year = _("D j M")
    # Translators: a day of another year, in Django's date format letters, like "20 Nov 2025".
    another = _("j M Y")
    return this_year if day.year == today.year else another


@kept(2048)
def _on_a_day_in_full(day: date) -> str:
    # Translators: a full date, in Django's date format letters.
    return _in_letters(day, _("l j F Y"))


def _in_letters(day: date, letters: str) -> str:
    return _("%(day)s, %(time)s") % {"day": dateformat.format(day, letters), "time": "%(time)s"}


def ago(at: datetime, *, now: datetime) -> str:
    """Return how far the instant is from now, either way, in its largest unit."""
    distance = now - at
    if abs(distance) < RECENT:
        return _("just now")
    length = durations.say(_in_one_unit(abs(distance).total_seconds()))
    if distance > timedelta(0):
        return _("%(length)s ago") % {"length": length}
    return _("in %(length)s") % {"length": length}


def _in_one_unit(seconds: float) -> float:
    """Round down to whole days, hours or minutes, at least a minute, so that one unit is enough."""
    for unit in (durations.DAY, durations.HOUR):
        if seconds >= unit:
            return seconds // unit * unit
    return max(seconds // durations.MINUTE, 1) * durations.MINUTE
