"""Figures in words: value, unit, limits and certainty."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.phrases import durations, figures
from rapport.metrics.definition import Unit
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
    """Say n and the limits, or that there are too few rows to compare."""
    if not row.n and unit != "count":
        return _("no data yet")
    count = ngettext("n %(n)s", "n %(n)s", row.n) % {"n": figures.number(row.n)}
    if few(row, unit):
        return _("too few to compare, %(n)s") % {"n": count}
    between = limits(row, unit, working=working)
    return f"{between}, {count}" if between else count


def difference(number: float, unit: Unit, *, working: bool = False) -> str:
    """Say by how much a figure changed, with its sign; shares change by percentage points."""
    sign = "+" if number > 0 else "−"
    if unit == "share":
        return _("%(sign)s%(points)s points") % {
            "sign": sign,
            "points": figures.number(abs(number) * 100),
        }
    return f"{sign}{value(abs(number), unit, working=working)}"
