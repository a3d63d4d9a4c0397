from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.people.actors import SYSTEM
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.addressing import addresses_of
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.record import record


def acknowledge(ticket: Ticket, *, text: str, at: datetime | None = None) -> Ticket:
    """Tell the customer, once a ticket, that their request arrived.

    The channel decides beforehand whether that is due (never to machine mail, RFC 3834).
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.lock(ticket)
        to = addresses_of(ticket)
        purpose = Outgoing.Purpose.ACKNOWLEDGEMENT
        if not to or Outgoing.objects.filter(ticket=ticket, purpose=purpose).exists():
            return ticket
        Outgoing.objects.create(
            channel=ticket.channel,
            purpose=purpose,
            ticket=ticket,
            to=to,
            subject=ticket.subject,
            text=text,
            queued_at=at,
            due_at=at,
        )
        record(events.ACKNOWLEDGED, ticket, by=SYSTEM, at=at)
    return ticket
