"""Who belongs to a ticket, and how answers reach them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.core.errors import Invalid
from rapport.customers.actions import find_or_meet, normalise
from rapport.customers.models import Identity, Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions import choose_answered
from rapport.tickets.addressing import colleagues_among, own_among
from rapport.tickets.composing import begun
from rapport.tickets.models import Answered, Ticket
from rapport.tickets.views import _ticket


@require_POST
@able(Ability.WORK_TICKETS)
def participants(request: Request, pk: int) -> HttpResponse:
    """Let somebody belong to it, named by number (``person``) or by mail ``address``."""
    ticket = _ticket.get(request, pk)
    person = _named(request, ticket)
    choose_answered(ticket, person=person, how=Answered.COPY, by=request.user)
    sentence = _("%(name)s is part of this ticket and gets copies.") % {"name": person}
    return _chosen(request, ticket, sentence)


@require_POST
@able(Ability.WORK_TICKETS)
def participant(request: Request, pk: int, person: int) -> HttpResponse:
    """Say how answers reach somebody who belongs to it (``answered``: to, copy or no)."""
    ticket = _ticket.get(request, pk)
    found = get_object_or_404(Person, pk=person, participations__ticket=ticket)
    how = request.POST.get("answered", "")
    choose_answered(ticket, person=found, how=how, by=request.user)
    words = {"name": found, "how": str(Answered(how).label)}
    return _chosen(request, ticket, _("%(name)s %(how)s.") % words)


def _chosen(request: Request, ticket: Ticket, sentence: str) -> HttpResponse:
    """Say what was chosen; an open page also gets the addresses anew that stand in its composer."""
    answer = _ticket.changed(request, [ticket], sentence)
    if request.headers.get("HX-Request"):
        context = {"composer": begun(ticket, request.user), "is_elsewhere": True}
        answer.write(render_to_string("tickets/_recipients.html", context, request=request))
    return answer


def _named(request: Request, ticket: Ticket) -> Person:
    number = request.POST.get("person", "")
    if number.isdecimal() and len(number) < 18:
        people = Person.objects.visible_to(request.user).surviving()
        return get_object_or_404(people, pk=number)
    address = normalise(Identity.Kind.MAIL, request.POST.get("address", ""))
    if own_among([address]) or colleagues_among([address]):
        raise Invalid(_("%s is ours: people who work here see the ticket anyway.") % address)
    return find_or_meet(address, by=request.user, channel=ticket.channel)
