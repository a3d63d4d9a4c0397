"""The rows behind a figure, exactly its n."""

from __future__ import annotations

from itertools import islice

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from rapport.core.database.keys import key_in
from rapport.core.face.htmx import render
from rapport.core.sheets import csv_file
from rapport.insights import asking as asked
from rapport.insights import wording
from rapport.insights.asking import Asking
from rapport.insights.choices import Choice, conditions
from rapport.insights.row_wording import cells, headings
from rapport.insights.views.metric import of_request
from rapport.metrics.run import ask, rows
from rapport.people.access import Request, able
from rapport.people.roles import Ability

PAGE = 200
# The kinds that measure something in each row, and the column that shows it.
MEASURED, VALUE_COLUMN = ("share", "distribution"), 6


@require_safe
@able(Ability.SEE_FIGURES)
def metric_rows(request: Request, name: str) -> HttpResponse:
    """Show the rows, 200 per page, each linked to its ticket."""
    asking = of_request(request, name)
    visible, zone = asked.allowed(asking, request.user), request.user.timezone
    arguments = asking.arguments(visible=visible)
    whole = ask(name, timezone=zone, **{**arguments, "grain": None, "by": ()})
    reader = asked.reader_of(request.user)
    found = rows(name, reader=reader, timezone=zone, **arguments)
    page = _page(request)
    some = list(islice(found.rows, page * PAGE, (page + 1) * PAGE))
    context = {
        "definition": asking.definition,
        "value": wording.value(whole.row.value, whole.unit, working=whole.clock == "business"),
        "count": whole.row.n,
        "headings": headings(asking.definition),
        "value_column": VALUE_COLUMN if asking.definition.kind in MEASURED else None,
        "rows": [
            cells(
                asking.definition,
                dict(zip(found.columns, row, strict=True)),
                working=whole.clock == "business",
            )
            for row in some
        ],
        "first": page * PAGE + 1,
        "last": page * PAGE + len(some),
        "earlier": f"?{asking.query()}&page={page - 1}" if page else "",
        "later": f"?{asking.query()}&page={page + 1}" if len(some) == PAGE else "",
        "figure_url": f"{reverse('metric', args=[name])}?{asking.query(measured=None)}",
        "csv_url": f"{reverse('metric_rows_csv', args=[name])}?{asking.query()}",
        "may_export": request.user.may(Ability.EXPORT),
        "days": wording.days(asking.start, asking.end),
        "conditions": [*conditions(asking), *_within(asking)],
        "clock": whole.clock,
        "is_limited": reader is not None,
    }
    return render(request, "insights/rows.html", context)


@require_safe
@able(Ability.EXPORT)
def metric_rows_csv(request: Request, name: str) -> HttpResponseBase:
    """Send all rows as CSV, as ``rapport metric rows`` prints them."""
    asking = of_request(request, name)
    visible = asked.allowed(asking, request.user)
    reader, zone = asked.reader_of(request.user), request.user.timezone
    found = rows(name, reader=reader, timezone=zone, **asking.arguments(visible=visible))
    answer = StreamingHttpResponse(
        csv_file.lines(found.columns, found.rows, zone=request.user.zone),
        content_type=csv_file.CONTENT_TYPE,
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}-rows.csv"'
    return answer


def _within(asking: Asking) -> list[Choice]:
    """Return the limits of the values as a filter that can be removed."""
    if asking.measured is None:
        return []
    working = (asking.clock or asking.definition.clocks[0]) == "business"
    return [Choice(wording.between(asking.measured, working), asking.query(measured=None), True)]


def _page(request: Request) -> int:
    return min(key_in(request.GET.get("page", "")) or 0, 10_000)
