"""Lengths of time as a person says them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.core.phrases.kept import kept

NONE = "–"
MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def say(seconds: float | None, *, working: bool = False) -> str:
    """Return "45 s", "48 min", "2 h 10 min", "3 d 4 h" or "19 d"; a dash for None.

    Rounded to the smaller unit shown. Working time never becomes days, since a working day does
    not have 24 hours: 31 hours stay "31 h". A negative length (a change) has a minus sign.
    """
    if seconds is None:
        return NONE
    phrase = _say(abs(seconds), working)
    return f"−{phrase}" if seconds < 0 and not phrase.startswith("0") else phrase


def _say(seconds: float, working: bool) -> str:
    if _round(seconds) < MINUTE:
        return _("%(seconds)d s") % {"seconds": _round(seconds)}
    minutes = _round(seconds / MINUTE)
    if minutes < 60:
        return _("%(minutes)d min") % {"minutes": minutes}
    if minutes < 24 * 60 or (working and minutes < 100 * 60):
        return _hours_and_minutes(*divmod(minutes, 60))
    hours = _round(seconds / HOUR)
    if working:
        return _("%(hours)d h") % {"hours": hours}
    if hours < 10 * 24:
        return _days_and_hours(*divmod(hours, 24))
    return _("%(days)d d") % {"days": _round(seconds / DAY)}


@kept(4096)
def _hours_and_minutes(hours: int, minutes: int) -> str:
    if minutes == 0:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}


@kept(1024)
def _days_and_hours(days: int, hours: int) -> str:
    if hours == 0:
        return _("%(days)d d") % {"days": days}
    return _("%(days)d d %(hours)d h") % {"days": days, "hours": hours}


def _round(value: float) -> int:
    """Round half up, as people do, not half to even."""
    return int(value + 0.5)
