"""Figures in words: value, unit, limits and certainty."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.phrases import durations, figures, moments, spans
from rapport.metrics.definition import Unit
from rapport.metrics.question import Limits
from rapport.metrics.result import Row

NONE = "–"


def value(number: float | int | None, unit: Unit, *, working: bool = False) -> str:
    """Say a value with its unit."""
    if number is None:
        return NONE
    if unit == "seconds":
        return durations.say(number, working=working)
    if unit == "share":
        return figures.share(number)
    return figures.number(number)


def limits(row: Row, unit: Unit, *, working: bool = False) -> str:
    """Say the limits of the true value; empty where they are not known."""
    if row.low is None or row.high is None:
        return ""
    low, high = (value(each, unit, working=working) for each in (row.low, row.high))
    if unit == "share":
        return f"{low.removesuffix(f'{figures.THIN_SPACE}%')}–{high}"
    return f"{low} – {high}"


def few(row: Row, unit: Unit) -> bool:
    """Return whether too few rows are behind the figure to compare it; never for a plain count."""
    return row.too_few and unit != "count"


def sure(row: Row, unit: Unit, *, working: bool = False) -> str:
    """Say n and the limits, or that there are too few rows to compare; nothing of a count, which
    is its own n.
    """
    if unit == "count":
        return ""
    if not row.n:
        return _("no data yet")
    count = counted(row)
    if few(row, unit):
        return _("too few to compare, %(n)s") % {"n": count}
    between = limits(row, unit, working=working)
    return f"{between}, {count}" if between else count


def days(start: date | datetime | None, end: date | datetime | None) -> str:
    """Say from when to when; ``end`` is exclusive, and the last day before it is named.

    Instants come with their time, in the reader's zone.
    """
    if isinstance(start, datetime) or isinstance(end, datetime):
        first, after = (_moment(each) for each in (start, end))
        return _("%(first)s until %(after)s") % {"first": first, "after": after}
    last = end - timedelta(days=1) if end else None
    if start and last:
        return spans.say(start, last)
    if start:
        return _("since %(day)s") % {"day": _moment(start)}
    return _("up to %(day)s") % {"day": _moment(last)} if last else _("the whole time")


def _moment(moment: date | datetime | None) -> str:
    if isinstance(moment, datetime):
        return moments.say_in_full(moment, zone=timezone.get_current_timezone())
    return date_format(moment, _("j F Y")) if moment else NONE


def between(limits: Limits, working: bool) -> str:
    """Say limits of a length of time, the upper one exclusive."""
    low, top = (value(each, "seconds", working=working) for each in limits)
    if limits[0] is None:
        return _("under %(length)s") % {"length": top}
    if limits[1] is None:
        return _("%(length)s or more") % {"length": low}
    return _("%(first)s to under %(last)s") % {"first": low, "last": top}


def counted(row: Row) -> str:
    """Say how many rows are behind the figure."""
    return ngettext("n %(n)s", "n %(n)s", row.n) % {"n": figures.number(row.n)}


def difference(number: float, unit: Unit, *, working: bool = False) -> str:
    """Say by how much a figure changed, with its sign; shares change by percentage points."""
    if unit == "share":
        points = figures.number(abs(number) * 100)
        phrase = ngettext(
            "%(sign)s%(points)s point", "%(sign)s%(points)s points", 1 if points == "1" else 2
        )
        return phrase % {"sign": _sign(number, points), "points": points}
    said = value(abs(number), unit, working=working)
    return f"{_sign(number, said)}{said}"


def _sign(number: float, said: str) -> str:
    """Return the sign of what is said; what is said as nothing has both."""
    if not any(digit in said for digit in "123456789"):
        return "±"
    return "+" if number > 0 else "−"
