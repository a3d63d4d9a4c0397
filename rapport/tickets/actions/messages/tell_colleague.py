"""Mail to a colleague about a ticket."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.record import record


def tell_colleague(ticket: Ticket, *, user: User, text: str, at: datetime | None = None) -> Ticket:
    """Write to a colleague about a ticket. No customer sees it."""
    at = at or clock.now()
    with transaction.atomic():
        Outgoing.objects.create(
            channel=ticket.channel,
            purpose=Outgoing.Purpose.NOTICE,
            ticket=ticket,
            to=[user.email],
            subject=ticket.subject,
            text=text,
            queued_at=at,
            due_at=at,
        )
        record(events.TOLD, ticket, by=SYSTEM, at=at, to=user.pk)
    return ticket
