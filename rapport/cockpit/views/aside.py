"""Needs that a person has set aside."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rapport.cockpit import actions
from rapport.cockpit.models import Aside
from rapport.core import clock
from rapport.core.database.keys import key_in
from rapport.core.face.answers import done
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket
from rapport.tickets.views.assignment import give as assign_to
from rapport.tickets.views.assignment import user_numbered

MOST = 200


@require_safe
@able(Ability.SEE_COCKPIT)
def asides(request: Request) -> HttpResponse:
    """List them, the latest first, each with a way to bring it back."""
    found = Aside.objects.in_force(clock.now()).filter(user=request.user).select_related("to")
    return render(request, "cockpit/asides.html", {"asides": found[:MOST]})


@require_POST
@able(Ability.SEE_COCKPIT)
def bring_back(request: Request, pk: int) -> HttpResponse:
    """Bring one back, and what ``owners`` says was assigned with it, if that still is so."""
    aside = get_object_or_404(Aside, pk=pk, user=request.user)
    with transaction.atomic():
        actions.bring_back(aside, by=request.user)
        _take_back(request, aside)
    back = "cockpit" if request.POST.get("from") == "cockpit" else "asides"
    sentence = _("It is on your cockpit again, unless it has been settled.")
    return done(request, sentence, back=reverse(back), changed=["cockpit"])


def _take_back(request: Request, aside: Aside) -> None:
    """Give the tickets that went with it to their former owners; ``owners`` lists
    "ticket:person".
    """
    pairs = [pair.partition(":") for pair in request.POST.get("owners", "").split(",")]
    owners = {key_in(number): owner for number, _colon, owner in pairs}
    if not request.user.may(Ability.WORK_TICKETS):
        return
    tickets = Ticket.objects.visible_to(request.user).unsolved().filter(assignee=aside.to)
    for ticket in tickets.filter(pk__in=[number for number in owners if number]):
        assign_to(ticket, user_numbered(owners[ticket.pk]), by=request.user)
