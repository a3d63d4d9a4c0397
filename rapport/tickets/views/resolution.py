"""Resolving a ticket, and undoing that."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core import clock
from rapport.core.face.answers import Undo, ask_first, is_sure
from rapport.core.phrases import moments
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions import reopen, resolve
from rapport.tickets.views import _ticket


@require_http_methods(["POST", "DELETE"])
@able(Ability.WORK_TICKETS)
def resolution(request: Request, pk: int) -> HttpResponse:
    """Resolve; DELETE reopens. Asks first while the customer waits for an answer."""
    ticket = _ticket.get(request, pk)
    if request.method == "DELETE":
        return _reopen(request, pk)
    if ticket.waiting_since and not is_sure(request):
        wrote = moments.ago(ticket.waiting_since, now=clock.now())
        question = _("%(name)s wrote %(ago)s and has no answer. Resolve it all the same?")
        question %= {"name": ticket.customer, "ago": wrote}
        return ask_first(request, question, verb=_("Resolve"), back=ticket.get_absolute_url())
    resolve(ticket, by=request.user)
    undo = Undo(reverse("ticket_resolution_undo", args=[pk]))
    return _ticket.changed(request, [ticket], _("#%(pk)d is resolved.") % {"pk": pk}, undo)


@require_POST
@able(Ability.WORK_TICKETS)
def undo(request: Request, pk: int) -> HttpResponse:
    """Undo the resolution: for forms, which have no DELETE."""
    return _reopen(request, pk)


def _reopen(request: Request, pk: int) -> HttpResponse:
    ticket = reopen(_ticket.get(request, pk), by=request.user)
    return _ticket.changed(request, [ticket], _("#%(pk)d is open again.") % {"pk": pk})
