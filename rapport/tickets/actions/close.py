"""Closing a ticket for good."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.people.actors import Actor
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.models import Ticket
from rapport.tickets.status import Status
from rapport.timeline.record import record


def close(ticket: Ticket, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Close the ticket for good; a later message opens a linked ticket.

    One that was never resolved counts as resolved now. Closing it again changes nothing.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.is_closed:
            return ticket
        ticket.status = Status.CLOSED
        ticket.closed_at = at
        ticket.resolved_at = ticket.resolved_at or at
        ticket.waiting_since = None
        _row.save(ticket, at, "status", "closed_at", "resolved_at", "waiting_since")
        record(events.CLOSED, ticket, by=by, at=at)
    return ticket
