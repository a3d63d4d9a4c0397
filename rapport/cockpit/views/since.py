"""The tickets behind each number since somebody last looked."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapport.cockpit.since import HAPPENINGS, tickets_since
from rapport.core.database.keyset import page_before
from rapport.people.access import Request, able
from rapport.people.roles import Ability

PAGE = 50


@require_safe
@able(Ability.SEE_COCKPIT)
def since(request: Request, what: str) -> HttpResponse:
    """List them, the newest first; ``?between=`` are two positions on the timeline."""
    between = request.GET.get("between", "")
    found = tickets_since(what, between, request.user)
    before = request.GET.get("before", "")
    tickets, following = page_before(found.with_people(), before, PAGE)
    context = {
        "title": HAPPENINGS[what].title,
        "count": found.count(),
        "tickets": tickets,
        "later": f"?between={between}&before={following}" if following else "",
        "earlier": f"?between={between}" if before else "",
    }
    return render(request, "cockpit/since.html", context)
