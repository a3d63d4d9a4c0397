"""Charts of results, with links to the pages here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rapport.insights import wording
from rapport.insights.compared import Compared
from rapport.metrics import registry
from rapport.metrics.drawing import Mark, draw
from rapport.metrics.drawing import sparkline as draw_sparkline
from rapport.metrics.periods import Grain, following
from rapport.metrics.result import Result, Row

# Takes the first day of a period and the day after its last, and returns the address of its rows.
Link = Callable[[date, date], str]


def chart(
    course: Result, link: Link, *, whole: Row | None = None, against: Compared | None = None
) -> SafeString:
    """Draw a result with a grain; each mark links to the rows of its period."""
    definition = registry.definition(course.metric)
    before = against.course.rows if against else ()
    # The figure of a whole time is a level that its periods go around, where it is no sum of them
    # and no last of them.
    is_level = definition.kind in ("share", "distribution")
    marks = [
        _mark(row, row.period, course, link, against, before[place : place + 1], place)
        for place, row in enumerate(course.rows)
        if row.period
    ]
    return draw(
        marks,
        unit=course.unit,
        bars=definition.kind == "count",
        label=f"{definition.label}: " + "; ".join(mark.said for mark in marks),
        say=lambda value: wording.value(value, course.unit, working=course.clock == "business"),
        before=before,
        whole=whole if is_level else None,
        whole_before=against.whole if against and is_level else None,
    )


def sparkline(trend: Result) -> SafeString:
    """Draw a figure over time, as tall as a line of text."""
    definition, working = registry.definition(trend.metric), trend.clock == "business"
    said = [wording.value(row.value, trend.unit, working=working) for row in trend.rows]
    label = _("from %(first)s to %(last)s, over %(count)s periods") % {
        "first": said[0] if said else wording.NONE,
        "last": said[-1] if said else wording.NONE,
        "count": len(said),
    }
    # Half a week has half the tickets, which would look like a fall.
    rows = trend.rows
    if definition.kind == "count":
        rows = tuple(row for row in rows if not row.partial)
    return draw_sparkline(rows, label=label)


def _mark(
    row: Row,
    period: date,
    course: Result,
    link: Link,
    against: Compared | None,
    before: Sequence[Row],
    place: int,
) -> Mark:
    name = name_of(period, course.grain)
    working = course.clock == "business"
    value = wording.value(row.value, course.unit, working=working)
    sure = wording.sure(row, course.unit, working=working)
    details = [sure, _("not over yet") if row.partial else ""]
    aside = ", ".join(each for each in details if each)
    lines: tuple[str, ...] = (name, value, *([aside] if aside else []))
    if against and before:
        (then,) = before
        earlier = name_before(period, course.grain, against.shift)
        if against.until and place + 1 == len(against.course.rows):
            earlier = _("%(days)s, until %(time)s") % {"days": earlier, "time": against.until}
        said = wording.value(then.value, course.unit, working=working)
        if course.unit != "count":
            said = f"{said} ({wording.counted(then)})"
        lines += (_("before, %(period)s: %(value)s") % {"period": earlier, "value": said},)
    return Mark(
        row=row,
        name=name,
        short=date_format(period, "M Y" if course.grain in ("month", "quarter") else _("j M")),
        said=f"{name}: {value} ({aside})" if aside else f"{name}: {value}",
        url=link(period, next_of(period, course.grain)),
        lines=lines,
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


def name_before(period: date, grain: Grain | None, shift: int) -> str:
    """Name the earlier time that lies under a period, so many days before it.

    It begins where a week or day does, and seldom where a month does.
    """
    first = period - timedelta(days=shift)
    if grain in ("day", None) or (grain == "week" and shift % 7 == 0):
        return name_of(first, grain)
    return wording.days(first, next_of(period, grain) - timedelta(days=shift))


def next_of(period: date, grain: Grain | None) -> date:
    """Return the first day of the following period."""
    return following(period, grain or "day")
