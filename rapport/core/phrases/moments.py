"""Instants as a person says them: "today 9:04", "5 h ago"."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rapport.core.phrases import durations

RECENT = timedelta(seconds=45)
# The days that have a name of their own, by how many days ago they were.
NEAR = {
    0: gettext_noop("today %(time)s"),
    1: gettext_noop("yesterday %(time)s"),
    -1: gettext_noop("tomorrow %(time)s"),
}


def say(at: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Return the instant in the zone: the day as a word where it is near, then the time."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    time = f"{local.hour}:{local.minute:02}"
    days = (today - local.date()).days
    if days in NEAR:
        return _(NEAR[days]) % {"time": time}
    if local.year == today.year:
        # Translators: a day of this year, in Django's date format letters, like "Fri 20 Nov".
        day = dateformat.format(local, _("D j M"))
    else:
        # Translators: a day of another year, in Django's date format letters, like "20 Nov 2025".
        day = dateformat.format(local, _("j M Y"))
    return _("%(day)s, %(time)s") % {"day": day, "time": time}


def say_in_full(at: datetime, *, zone: tzinfo) -> str:
    """Return the instant with weekday, year, time and zone, for whoever wants to be sure."""
    local = at.astimezone(zone)
    # Translators: a full date and time, in Django's date format letters.
    return dateformat.format(local, _("l j F Y, G:i")) + f" {local.tzname()}"


def ago(at: datetime, *, now: datetime) -> str:
    """Return how far the instant lies from now, either way, in its largest unit."""
    distance = now - at
    if abs(distance) < RECENT:
        return _("just now")
    length = durations.say(_in_one_unit(abs(distance).total_seconds()))
    if distance > timedelta(0):
        return _("%(length)s ago") % {"length": length}
    return _("in %(length)s") % {"length": length}


def _in_one_unit(seconds: float) -> float:
    """Round down to whole days, hours or minutes, so that one unit is said; at least a minute."""
    for unit in (durations.DAY, durations.HOUR):
        if seconds >= unit:
            return seconds // unit * unit
    return max(seconds // durations.MINUTE, 1) * durations.MINUTE
