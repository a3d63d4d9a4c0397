"""The list of reports about mail that we do not know."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapport.channels.models import Inbound
from rapport.people.access import Request, able
from rapport.people.roles import Ability

PAGE = 50


@require_safe
@able(Ability.MANAGE_DESK)
def reports(request: Request) -> HttpResponse:
    """List them, latest first."""
    wanted = Inbound.objects.unmatched_reports().order_by("-pk")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        wanted = wanted.filter(pk__lt=int(before))
    rows = list(wanted[: PAGE + 1])
    context = {
        "arrivals": rows[:PAGE],
        "before": rows[PAGE - 1].pk if len(rows) > PAGE else None,
    }
    return render(request, "channels/unmatched_reports.html", context)
