"""Closing a ticket for good."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions import close
from rapport.tickets.views import _ticket


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.WORK_TICKETS)
def closure(request: Request, pk: int) -> HttpResponse:
    """Close for good, which cannot be undone: ask first, then do it."""
    ticket = _ticket.get(request, pk)
    if request.method != "POST":
        return render(request, "tickets/closure.html", {"ticket": ticket})
    close(ticket, by=request.user)
    return _ticket.changed(request, [ticket], _("#%(pk)d is closed.") % {"pk": pk})
