"""Tickets that one person may see."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import sight_of


def ticket_in_sight(pk: int, user: User) -> Ticket:
    """Return the ticket with the fields of its page; raises 404 if the person may not see it."""
    return _first(_ticket(pk, *sight_of(user)) if user.may(Ability.SEE_TICKETS) else [])


def bare_ticket_in_sight(pk: int, user: User) -> Ticket:
    """Return the ticket alone, for actions that read it again anyway; 404 in the same way."""
    return _first(_bare_ticket(pk, *sight_of(user)) if user.may(Ability.SEE_TICKETS) else [])


def _first(found: list[Ticket]) -> Ticket:
    if not found:
        raise Http404
    return found[0]


@prepared
def _ticket(pk: int, teams: tuple[int, ...], own: int | None) -> QuerySet[Ticket, Ticket]:
    return Ticket.objects.in_sight(teams, own).with_people().filter(pk=pk)


@prepared
def _bare_ticket(pk: int, teams: tuple[int, ...], own: int | None) -> QuerySet[Ticket, Ticket]:
    return Ticket.objects.in_sight(teams, own).filter(pk=pk)
