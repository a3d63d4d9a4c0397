"""The automatic confirmation of a request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from rapport.core import clock
from rapport.customers.reaching import dead_among
from rapport.people.actors import SYSTEM
from rapport.tickets import events
from rapport.tickets.actions.messages.delivery import note_withheld
from rapport.tickets.correspondence.addressing import addresses_of
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.record import record


def acknowledge(
    ticket: Ticket, *, text: str, to: Sequence[str] = (), at: datetime | None = None
) -> Ticket:
    """Confirm to the customer, once per ticket, that their request arrived.

    ``to`` is where they are answered, if the caller knows it already. The channel decides
    beforehand whether a confirmation is due (never to machine mail, RFC 3834). None is sent to an
    address that refuses mail for good, and the history says so.
    """
    at = at or clock.now()
    with transaction.atomic():
        to = list(to) or addresses_of(ticket)
        if not to:
            return ticket
        if dead := dead_among(to):
            note_withheld(ticket, Outgoing.Purpose.ACKNOWLEDGEMENT, dead, at=at)
            return ticket
        if not _queue(ticket, to, text, at):
            return ticket
        record(events.ACKNOWLEDGED, ticket, by=SYSTEM, at=at)
    return ticket


def _queue(ticket: Ticket, to: list[str], text: str, at: datetime) -> bool:
    """Put it in the outbox; return False when the ticket has one already, by a constraint."""
    try:
        with transaction.atomic():
            Outgoing.objects.create(
                channel=ticket.channel,
                purpose=Outgoing.Purpose.ACKNOWLEDGEMENT,
                ticket=ticket,
                to=to,
                subject=ticket.subject,
                text=text,
                queued_at=at,
                due_at=at,
            )
    except IntegrityError:
        return False
    return True
