"""Sending again what could not be sent."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing
from rapport.tickets.views import _ticket


@require_POST
@able(Ability.WORK_TICKETS)
def retry(request: Request, pk: int, outgoing: int) -> HttpResponse:
    """Queue a parked message again; to an address that refuses mail only with ``anyway``."""
    ticket = _ticket.get(request, pk)
    parked = get_object_or_404(Outgoing, ticket=ticket, pk=outgoing)
    outbox.retry(parked, by=request.user, anyway=request.POST.get("anyway") == "yes")
    return _ticket.changed(request, [ticket], _("It is being sent again."))
