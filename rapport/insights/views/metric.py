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
from rapport.insights import asking as asked
from rapport.insights import charting, tabular, wording
from rapport.insights.asking import Asking
from rapport.insights.breakdown import breakdown
from rapport.insights.choices import choices
from rapport.metrics import registry
from rapport.metrics.errors import NoFigures
from rapport.metrics.result import Result
from rapport.metrics.run import ask
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability

WEEKS = 12


@require_safe
@able(Ability.SEE_FIGURES)
def metric(request: Request, name: str) -> HttpResponse:
    """Show a figure; the filter is in the address."""
    asking = of_request(request, name)
    context = {
        "definition": asking.definition,
        "fact": registry.facts()[asking.definition.fact].name,
        "grain": _(registry.facts()[asking.definition.fact].grain),
        "source": _(asking.definition.source),
        "asking": asking,
        "choices": choices(asking, timezone.localdate(clock.now())),
        "rows_url": f"{reverse('metric_rows', args=[name])}?{asking.query(grain=None, by=())}",
        "csv_url": f"{reverse('metric_csv', args=[name])}?{asking.query()}",
        # A count is what it is: it has no limits, and its rows are as many.
        "is_count": asking.definition.unit == "count",
        "absence": "",
        "result": None,
    }
    try:
        context |= _figures(asking, request.user)
    except NoFigures as error:
        context["absence"] = error.sentence
    return render(request, "insights/metric.html", context, partial="figure")


@require_safe
@able(Ability.SEE_FIGURES)
def metric_csv(request: Request, name: str) -> HttpResponse:
    """Send the page's figures as CSV, as ``rapport metric show --format csv`` prints them."""
    asking = of_request(request, name)
    visible = asked.allowed(asking, request.user)
    result = ask(name, timezone=request.user.timezone, **asking.arguments(visible=visible))
    answer = HttpResponse(tabular.as_csv(result) + "\n", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def of_request(request: Request, name: str) -> Asking:
    """Read the question from the address; by default the last twelve weeks by week."""
    asking = asked.read(name, asked.lists(request.GET.lists()))
    if asking.start or asking.end:
        return asking
    today = timezone.localdate(clock.now())
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    return replace(
        asking, start=monday, end=today + timedelta(days=1), grain=asking.grain or "week"
    )


def _figures(asking: Asking, user: User) -> dict[str, Any]:
    """Return the answers on the page: the whole, its course and its breakdown."""
    visible, zone = asked.allowed(asking, user), user.timezone
    as_one = replace(asking, grain=None, by=())
    whole = ask(asking.metric, timezone=zone, **as_one.arguments(visible=visible))
    in_turn = replace(asking, by=())
    course = ask(asking.metric, timezone=zone, **in_turn.arguments(visible=visible))
    return {
        "value": _value(whole),
        "sure": wording.sure(whole.row, whole.unit, working=whole.clock == "business"),
        "result": whole,
        "chart": charting.chart(course, _rows_of(asking)),
        "course": _as_table(course, asking),
        "breakdown": breakdown(asking, visible, zone, user),
    }


def _value(whole: Result) -> str:
    return wording.value(whole.row.value, whole.unit, working=whole.clock == "business")


def _rows_of(asking: Asking) -> charting.Link:
    """Return the function that links a mark to the rows of its period."""
    base = reverse("metric_rows", args=[asking.metric])

    def link(first: date, following: date) -> str:
        start = max(first, asking.start) if asking.start else first
        end = min(following, asking.end) if asking.end else following
        return f"{base}?{asking.query(start=start, end=end, grain=None, by=())}"

    return link


def _as_table(course: Result, asking: Asking) -> list[dict[str, str]]:
    """Return the chart's values in words, for people who cannot see it."""
    working, link = course.clock == "business", _rows_of(asking)
    return [
        {
            "period": charting.name_of(row.period, course.grain) if row.period else _("All"),
            "value": wording.value(row.value, course.unit, working=working),
            "limits": wording.limits(row, course.unit, working=working),
            "n": str(row.n),
            "few": _("too few") if wording.few(row, course.unit) and row.n else "",
            "url": link(row.period, charting.next_of(row.period, course.grain))
            if row.period
            else "",
        }
        for row in course.rows
    ]
