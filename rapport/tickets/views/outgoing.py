"""Answers that did not arrive: sent again, or told in another way."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.face.answers import Undo
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions.messages import outbox
from rapport.tickets.actions.messages.nondelivery import mark_known, unmark_known
from rapport.tickets.actions.messages.resend import resend
from rapport.tickets.models import Message, Outgoing
from rapport.tickets.views import _ticket


@require_POST
@able(Ability.WORK_TICKETS)
def retry(request: Request, pk: int, outgoing: int) -> HttpResponse:
    """Queue a parked message again; to an address that refuses mail only with ``anyway``."""
    ticket = _ticket.get(request, pk)
    parked = get_object_or_404(Outgoing, ticket=ticket, pk=outgoing)
    outbox.retry(parked, by=request.user, anyway=request.POST.get("anyway") == "yes")
    return _ticket.changed(request, [ticket], _("It is being sent again."))


@require_POST
@able(Ability.WORK_TICKETS)
def again(request: Request, pk: int, message: int) -> HttpResponse:
    """Send an answer again to those whom it did not reach.

    With ``address`` it goes there instead of to ``failed``, where it failed.
    """
    ticket = _ticket.get(request, pk)
    found = get_object_or_404(Message.objects.select_related("ticket"), ticket=ticket, pk=message)
    address = request.POST.get("address", "").strip()
    instead = {request.POST.get("failed", "").strip().lower(): address} if address else None
    anyway = request.POST.get("anyway") == "yes"
    resend(found, by=request.user, instead=instead, anyway=anyway)
    return _ticket.changed(request, [ticket], _("It is being sent again."))


@require_http_methods(["POST", "DELETE"])
@able(Ability.WORK_TICKETS)
def known(request: Request, pk: int, message: int) -> HttpResponse:
    """Settle an answer that the customer was told in another way; DELETE takes that back."""
    ticket = _ticket.get(request, pk)
    found = get_object_or_404(Message.objects.select_related("ticket"), ticket=ticket, pk=message)
    if request.method == "DELETE":
        return _take_back(request, found)
    mark_known(found, by=request.user)
    said = _("%(name)s was told in another way.") % {"name": ticket.customer}
    undo = Undo(reverse("ticket_known_undo", args=[pk, message]))
    return _ticket.changed(request, [ticket], said, undo)


@require_POST
@able(Ability.WORK_TICKETS)
def known_undo(request: Request, pk: int, message: int) -> HttpResponse:
    """Take it back: for forms, which have no DELETE."""
    ticket = _ticket.get(request, pk)
    found = get_object_or_404(Message.objects.select_related("ticket"), ticket=ticket, pk=message)
    return _take_back(request, found)


def _take_back(request: Request, message: Message) -> HttpResponse:
    unmark_known(message, by=request.user)
    return _ticket.changed(request, [message.ticket], _("It is not settled any more."))
