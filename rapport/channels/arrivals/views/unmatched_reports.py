"""The list of reports about mail that we do not know."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapport.channels.models import Inbound
from rapport.core.database.keyset import page_before
from rapport.people.access import Request, able
from rapport.people.roles import Ability

PAGE = 50


@require_safe
@able(Ability.MANAGE_DESK)
def reports(request: Request) -> HttpResponse:
    """List them, latest first."""
    wanted = Inbound.objects.unmatched_reports()
    rows, before = page_before(wanted, request.GET.get("before", ""), PAGE)
    context = {"arrivals": rows, "before": before}
    return render(request, "channels/unmatched_reports.html", context)
