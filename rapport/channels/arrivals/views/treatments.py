"""Treating an arrival, and undoing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.channels.arrivals import actions
from rapport.channels.arrivals.views.arrivals import show_outcome
from rapport.channels.models import Inbound
from rapport.core.errors import Invalid
from rapport.customers.identities import normalise
from rapport.customers.models import Identity, Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket
from rapport.tickets.search.index import number_in


@require_POST
@able(Ability.MANAGE_DESK)
def treat(request: Request, pk: int) -> HttpResponse:
    """Treat an arrival as what the person says it is."""
    inbound = get_object_or_404(Inbound, pk=pk)
    treatment = actions.treat(
        inbound,
        treated_as=request.POST.get("as", ""),
        ticket=_ticket(request),
        person=_person(request),
        by=request.user,
    )
    return show_outcome(request, treatment.inbound)


@require_POST
@able(Ability.MANAGE_DESK)
def untreat(request: Request, pk: int) -> HttpResponse:
    """Undo its last treatment."""
    inbound = get_object_or_404(Inbound, pk=pk)
    treatment = inbound.treatments.filter(undone_at=None).last()
    if treatment is not None:
        actions.untreat(treatment, by=request.user)
        messages.success(request, _("Undone. Everything is as it was before."))
    return redirect("arrival", pk=pk)


def _ticket(request: Request) -> Ticket | None:
    number = number_in(request.POST.get("ticket", ""))
    return Ticket.objects.visible_to(request.user).filter(pk=number).first() if number else None


def _person(request: Request) -> Person | None:
    asked = request.POST.get("customer", "").strip()
    if not asked:
        return None
    try:
        value = normalise(Identity.Kind.MAIL, asked)
    except Invalid:
        return None
    known = Identity.objects.filter(kind=Identity.Kind.MAIL, value=value)
    found = known.select_related("person").first()
    return found.person if found else None
