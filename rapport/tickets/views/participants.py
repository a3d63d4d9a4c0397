"""The people on a ticket, and how answers reach them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.core.errors import Invalid
from rapport.core.face.answers import Undo
from rapport.customers.actions import find_or_meet
from rapport.customers.identities import normalise
from rapport.customers.models import Identity, Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions import choose_answered, remove_participant
from rapport.tickets.correspondence.addressing import (
    addresses_of,
    colleagues_among,
    own_among,
    recipients,
)
from rapport.tickets.models import Answered, Participant, Ticket
from rapport.tickets.page.composer import begun
from rapport.tickets.views import _ticket

# An option beside the ways of being answered, though it is not one.
OUT = "out"


@require_POST
@able(Ability.WORK_TICKETS)
def participants(request: Request, pk: int) -> HttpResponse:
    """Add somebody, given by id (``person``) or by mail ``address``.

    They get copies, unless ``answered`` says otherwise, and replies where nobody else can get them;
    with both given, they go to that address.
    """
    ticket = _ticket.get(request, pk)
    person, address = _named(request, ticket)
    how = request.POST.get("answered") or _usual_way(ticket)
    choose_answered(ticket, person=person, how=how, address=address, by=request.user)
    values = {"name": person, "how": str(Answered(how).label)}
    if how == Answered.COPY:
        return _chosen(
            request, ticket, _("%(name)s is part of this ticket and gets copies.") % values
        )
    return _chosen(request, ticket, _("%(name)s %(how)s.") % values)


@require_POST
@able(Ability.WORK_TICKETS)
def participant(request: Request, pk: int, person: int) -> HttpResponse:
    """Set how answers reach somebody on it: ``answered`` is to, copy or no.

    With ``out`` they are removed.
    """
    ticket = _ticket.get(request, pk)
    found = get_object_or_404(Person, pk=person, participations__ticket=ticket)
    how = request.POST.get("answered", "")
    if how == OUT:
        return _remove(request, ticket, found)
    choose_answered(ticket, person=found, how=how, by=request.user)
    values = {"name": found, "how": str(Answered(how).label)}
    return _chosen(request, ticket, _("%(name)s %(how)s.") % values)


def _usual_way(ticket: Ticket) -> str:
    """Return how somebody new is answered: a copy of a reply to nobody would reach nobody."""
    return str(Answered.COPY if recipients(ticket).to or addresses_of(ticket) else Answered.TO)


def _remove(request: Request, ticket: Ticket, person: Person) -> HttpResponse:
    was = Participant.objects.filter(ticket=ticket, person=person).first()
    remove_participant(ticket, person=person, by=request.user)
    sentence = _("%(name)s no longer belongs to this ticket.") % {"name": person}
    if was is None:
        return _chosen(request, ticket, sentence)
    stood = {"person": str(person.pk), "answered": was.answered, "address": was.address}
    undo = Undo(reverse("ticket_participants", args=[ticket.pk]), stood)
    return _chosen(request, ticket, sentence, undo)


def _chosen(
    request: Request, ticket: Ticket, sentence: str, undo: Undo | None = None
) -> HttpResponse:
    """Say what was chosen; an open page also gets the composer's new addresses."""
    answer = _ticket.changed(request, [ticket], sentence, undo)
    if request.headers.get("HX-Request"):
        context = {"composer": begun(ticket, request.user)}
        answer.write(render_to_string("tickets/_recipients.html", context, request=request))
    return answer


def _named(request: Request, ticket: Ticket) -> tuple[Person, str]:
    """Return the person meant, created if unknown, and the given address if any."""
    number, typed = (request.POST.get(name, "") for name in ("person", "address"))
    if number.isdecimal() and len(number) < 18:
        people = Person.objects.visible_to(request.user).surviving()
        person = get_object_or_404(people, pk=number)
        known = person.identities.filter(kind=Identity.Kind.MAIL, value=typed)
        return person, typed if typed and known.exists() else ""
    address = normalise(Identity.Kind.MAIL, typed)
    if own_among([address]) or colleagues_among([address]):
        raise Invalid(
            _("%s is one of our own addresses: people who work here see the ticket anyway.")
            % address
        )
    return find_or_meet(address, by=request.user, channel=ticket.channel), address
