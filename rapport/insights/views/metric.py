"""The page of one figure.

Its value, its course, its breakdown, its definition and its rows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.face.htmx import render
from rapport.core.phrases import figures
from rapport.core.sheets import csv_file
from rapport.insights import asking as asked
from rapport.insights import charting, tabular, times, wording
from rapport.insights.asking import Asking
from rapport.insights.breakdown import breakdown
from rapport.insights.choices import choices
from rapport.insights.compared import Compared, compared
from rapport.insights.spread import spreading
from rapport.insights.times import Times
from rapport.metrics import registry
from rapport.metrics.errors import NoFigures
from rapport.metrics.kinds import KINDS
from rapport.metrics.result import Result, Row
from rapport.metrics.run import ask
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability


@require_safe
@able(Ability.SEE_FIGURES)
def metric(request: Request, name: str) -> HttpResponse:
    """Show a figure; the filter is in the address.

    Days that cannot be used are named beside their fields, above the figure of other days.
    """
    asking, asked_times = of_page(request, name)
    if not request.GET.get("grain"):
        asking = _telling(asking, request.user)
    fact = registry.facts()[asking.definition.fact]
    context = {
        "definition": asking.definition,
        "fact": fact.name,
        "grain": _(fact.grain),
        "source": _(asking.definition.source),
        "asking": asking,
        "times": asked_times,
        "days": wording.days(asking.start, asking.end),
        "choices": choices(asking, timezone.localdate(clock.now())),
        "rows_url": _rows_url(asking),
        "csv_url": f"{reverse('metric_csv', args=[name])}?{asking.query(compare=None)}",
        # A count is what it is: it has no limits, and its rows are as many.
        "is_count": asking.definition.unit == "count",
        "absence": "",
        "result": None,
        "keys": frozenset(),
    }
    try:
        context |= _figures(asking, request.user)
    except NoFigures as error:
        context["absence"] = error.sentence
    status = 422 if asked_times.problems else 200
    return render(request, "insights/metric.html", context, partial="figure", status=status)


@require_safe
@able(Ability.SEE_FIGURES)
def metric_csv(request: Request, name: str) -> HttpResponse:
    """Send the page's figures as CSV, as ``rapport metric show --format csv`` prints them."""
    asking = of_request(request, name)
    visible = asked.allowed(asking, request.user)
    result = ask(name, timezone=request.user.timezone, **asking.arguments(visible=visible))
    answer = HttpResponse(tabular.as_csv(result) + "\n", content_type=csv_file.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def of_request(request: Request, name: str) -> Asking:
    """Read the question from the address; by default the last twelve weeks by week."""
    asking = asked.read(name, asked.lists(request.GET.lists()))
    if asking.start or asking.end:
        return asking
    start, end = times.twelve_weeks(timezone.localdate(clock.now()))
    return replace(asking, start=start, end=end, grain=asking.grain or "week")


def of_page(request: Request, name: str) -> tuple[Asking, Times]:
    """Read the question from the address of a page, which always shows some days."""
    given = asked.lists(request.GET.lists())
    today = timezone.localdate(clock.now())
    shown = times.read(given, today, timezone.get_current_timezone())
    timeless = {key: values for key, values in given.items() if key not in TIME}
    asking = replace(asked.read(name, timeless), start=shown.start, end=shown.end)
    return times.in_grain(asking), shown


TIME = ("from", "to", "until")
# What the legend explains, and the marks that show it: only what is drawn is explained.
KEYS = {
    "band": ('class="chart-band" d="M', 'class="chart-whisker"'),
    "few": ("chart-point-few",),
    "beyond": ('class="chart-beyond"',),
    "before": ('chart-line-before" d="M', "chart-point-before"),
    "before_level": ("chart-whole-before",),
}


def _telling(asking: Asking, user: User) -> Asking:
    """Return the question in the finest grain, up to months, whose points mostly have enough rows.

    Where none has, the grain in which the most have.
    """
    offered = times.grains(asking.start, asking.end) if isinstance(asking.end, date) else []
    finer = [grain for grain in offered if grain != "quarter"]
    if asking.grain not in finer or KINDS[asking.definition.kind].counted:
        return asking
    visible = asked.allowed(asking, user)
    parts: dict[str, float] = {}
    for grain in finer[finer.index(asking.grain) :]:
        cut = replace(asking, grain=grain, by=(), compare=None)
        try:
            course = ask(asking.metric, timezone=user.timezone, **cut.arguments(visible=visible))
        except NoFigures:
            return asking
        happened = [row for row in course.rows if row.n]
        known = sum(not row.too_few for row in happened)
        if happened and 2 * known >= len(happened):
            return replace(asking, grain=grain)
        parts[grain] = known / len(happened) if happened else 0
    return replace(asking, grain=max(parts, key=lambda grain: parts[grain]))


def _figures(asking: Asking, user: User) -> dict[str, Any]:
    """Return the answers on the page: the whole, its course and its breakdown."""
    visible, zone = asked.allowed(asking, user), user.timezone
    as_one = replace(asking, grain=None, by=())
    whole = ask(asking.metric, timezone=zone, **as_one.arguments(visible=visible))
    in_turn = replace(asking, by=())
    course = ask(asking.metric, timezone=zone, **in_turn.arguments(visible=visible))
    against = compared(asking, visible, zone)
    link = _rows_of(asking)
    chart = charting.chart(course, link, whole=whole.row, against=against)
    return {
        "value": _value(whole),
        "sure": wording.sure(whole.row, whole.unit, working=whole.clock == "business"),
        "result": whole,
        "against": against,
        "beside": against is not None and not against.nothing,
        "chart": chart,
        "keys": frozenset(
            key for key, drawn in KEYS.items() if any(each in chart for each in drawn)
        ),
        "course": _as_table(course, link, asking, against),
        "is_nothing": not whole.row.n and not any(row.n for row in course.rows),
        "spread": spreading(asking, visible, zone),
        "breakdown": breakdown(asking, visible, zone, user),
        # A level is drawn where the periods go around it, and only if it says something.
        "has_level": not whole.row.too_few
        and whole.row.value is not None
        and asking.definition.kind in ("share", "distribution"),
    }


def _value(whole: Result) -> str:
    return wording.value(whole.row.value, whole.unit, working=whole.clock == "business")


def _rows_url(asking: Asking) -> str:
    base = reverse("metric_rows", args=[asking.metric])
    return f"{base}?{asking.query(grain=None, by=(), compare=None)}"


def _rows_of(asking: Asking) -> charting.Link:
    """Return the function that links a mark to the rows of its period."""

    def link(first: date, following: date) -> str:
        start = max(first, asking.start) if asking.start else first
        end = min(following, asking.end) if asking.end else following
        return _rows_url(replace(asking, start=start, end=end))

    return link


def _as_table(
    course: Result, link: charting.Link, asking: Asking, against: Compared | None
) -> list[dict[str, str]]:
    """Return the chart's values in words, for people who cannot see it."""
    lines = [_line(row, course, link) for row in course.rows if row.period]
    if against:
        then = _rows_of(replace(asking, start=against.span.start, end=against.span.end))
        earlier = [_line(row, against.course, then, against.shift) for row in against.course.rows]
        if against.until and earlier:
            _cut(earlier[-1], against)
        for line, before in zip(lines, earlier, strict=False):
            line["before"] = before["value"]
            line["before_n"] = before["n"]
            line["before_few"] = before["few"]
            line["before_period"] = before["period"]
            line["before_url"] = before["url"]
    return lines


def _cut(line: dict[str, str], against: Compared) -> None:
    """Say of the last earlier period that it is cut where this time has come to."""
    line["period"] = _("%(days)s, until %(time)s") % {
        "days": line["period"],
        "time": against.until,
    }


def _line(row: Row, course: Result, link: charting.Link, shift: int = 0) -> dict[str, str]:
    """Return one period in words; one of an earlier time under its own name."""
    working = course.clock == "business"
    assert row.period  # a course is cut into periods
    first, after = (
        day - timedelta(days=shift)
        for day in (row.period, charting.next_of(row.period, course.grain))
    )
    return {
        "period": charting.name_before(row.period, course.grain, shift)
        if shift
        else charting.name_of(row.period, course.grain),
        "value": wording.value(row.value, course.unit, working=working),
        "limits": wording.limits(row, course.unit, working=working),
        "n": figures.number(row.n),
        "few": _("too few") if wording.few(row, course.unit) and row.n else "",
        "url": link(first, after) if row.n else "",
    }
