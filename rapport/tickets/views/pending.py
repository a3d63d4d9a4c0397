"""Pausing a ticket, and resuming it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions import await_customer, hold, resume
from rapport.tickets.views import _ticket


@require_POST
@able(Ability.WORK_TICKETS)
def pending(request: Request, pk: int) -> HttpResponse:
    """Set it pending on the customer."""
    ticket = await_customer(_ticket.get(request, pk), by=request.user)
    return _ticket.changed(request, [ticket], _("#%(pk)d waits for the customer.") % {"pk": pk})


@require_POST
@able(Ability.WORK_TICKETS)
def on_hold(request: Request, pk: int) -> HttpResponse:
    """Put it on hold."""
    ticket = hold(_ticket.get(request, pk), by=request.user)
    return _ticket.changed(request, [ticket], _("#%(pk)d is on hold.") % {"pk": pk})


@require_POST
@able(Ability.WORK_TICKETS)
def resumption(request: Request, pk: int) -> HttpResponse:
    """Set it open again."""
    ticket = resume(_ticket.get(request, pk), by=request.user)
    return _ticket.changed(request, [ticket], _("#%(pk)d is open.") % {"pk": pk})
