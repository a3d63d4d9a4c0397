"""Charts of results, with links to the pages here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rapport.insights import wording
from rapport.metrics import registry
from rapport.metrics.drawing import Mark, draw
from rapport.metrics.drawing import sparkline as draw_sparkline
from rapport.metrics.periods import Grain, following
from rapport.metrics.result import Result, Row

# Takes the first day of a period and the day after its last, and returns the address of its rows.
Link = Callable[[date, date], str]


def chart(course: Result, link: Link) -> SafeString:
    """Draw a result with a grain; each mark links to the rows of its period."""
    definition = registry.definition(course.metric)
    marks = [_mark(row, row.period, course, link) for row in course.rows if row.period]
    return draw(
        marks,
        unit=course.unit,
        bars=definition.kind == "count",
        label=f"{definition.label}: " + "; ".join(mark.said for mark in marks),
        say=lambda value: wording.value(value, course.unit, working=course.clock == "business"),
    )


def sparkline(trend: Result) -> SafeString:
    """Draw a figure over time, as tall as a line of text."""
    working = trend.clock == "business"
    said = [wording.value(row.value, trend.unit, working=working) for row in trend.rows]
    label = _("from %(first)s to %(last)s, over %(count)s periods") % {
        "first": said[0] if said else wording.NONE,
        "last": said[-1] if said else wording.NONE,
        "count": len(said),
    }
    return draw_sparkline(trend.rows, label=label)


def _mark(row: Row, period: date, course: Result, link: Link) -> Mark:
    name = name_of(period, course.grain)
    value = wording.value(row.value, course.unit, working=course.clock == "business")
    sure = wording.sure(row, course.unit, working=course.clock == "business")
    partial = _(", not over yet") if row.partial else ""
    return Mark(
        row=row,
        name=name,
        short=date_format(period, "M Y" if course.grain in ("month", "quarter") else _("j M")),
        said=f"{name}: {value} ({sure}{partial})",
        url=link(period, next_of(period, course.grain)),
    )


def name_of(period: date, grain: Grain | None) -> str:
    """Name a period as people do."""
    if grain == "month":
        return date_format(period, "F Y")
    if grain == "quarter":
        return _("Q%(quarter)s %(year)s") % {
            "quarter": (period.month + 2) // 3,
            "year": period.year,
        }
    if grain == "week":
        return _("week of %(day)s") % {"day": date_format(period, _("j M Y"))}
    return date_format(period, _("D j M Y"))


def next_of(period: date, grain: Grain | None) -> date:
    """Return the first day of the following period."""
    return following(period, grain or "day")
