"""Locking and saving the ticket that an action works on."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.tickets.models import Message, Ticket


def begin(ticket: Ticket, by: Actor) -> Ticket:
    """Check that the actor may work on tickets, and lock the ticket's row."""
    require(by, Ability.WORK_TICKETS)
    return lock(ticket)


def lock(ticket: Ticket) -> Ticket:
    """Return the ticket as it is now, locked until the transaction ends.

    PostgreSQL locks the row; SQLite transactions are IMMEDIATE, so the writer is alone already.
    """
    found = _locked(ticket.pk)
    if not found:
        raise Ticket.DoesNotExist(f"#{ticket.pk} is not there any more.")
    return found[0]


@prepared
def _locked(pk: int) -> QuerySet[Ticket, Ticket]:
    return Ticket.objects.select_for_update(of=("self",)).filter(pk=pk)


def made_by(token: str, ticket: Ticket, by: Actor) -> Message | None:
    """Return the message that this form made already, if it was sent twice."""
    if not token:
        return None
    return Message.objects.filter(token=token, ticket=ticket, user=by.pk).first()


def save(ticket: Ticket, at: datetime, *fields: str) -> Ticket:
    """Save the named fields and the time of the ticket's last change."""
    ticket.changed_at = max(at, ticket.changed_at)
    ticket.save(update_fields=[*fields, "changed_at"])
    return ticket
