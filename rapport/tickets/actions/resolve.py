"""The reference verb.

docs/explanation/the-verb-resolve.md walks through it file by file.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.models import Resolution, Ticket
from rapport.tickets.status import Status
from rapport.tickets.waiting import waits_since
from rapport.timeline.record import record


def resolve(ticket: Ticket, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Resolve the ticket: nobody waits any more. Resolving it again changes nothing."""
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.is_solved:
            return ticket
        ticket.status = Status.RESOLVED
        ticket.resolved_at = at
        ticket.waiting_since = None
        _row.save(ticket, at, "status", "resolved_at", "waiting_since")
        resolution = Resolution.objects.create(
            ticket=ticket, by=by if isinstance(by, User) else None, at=at
        )
        record(
            events.RESOLVED,
            ticket,
            by=by,
            at=at,
            resolution=resolution.pk,
            agent=ticket.assignee_id,
        )
    return ticket


def reopen(ticket: Ticket, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Undo the resolution; a customer who was waiting waits again.

    Reopening an open ticket changes nothing. Raises Conflict for a closed ticket: what comes after
    closing is another matter.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.is_closed:
            raise Conflict(
                _("#%(number)s is closed for good. Open a new ticket instead.")
                % {"number": ticket.pk}
            )
        if ticket.is_unsolved:
            return ticket
        ticket.status = Status.OPEN
        ticket.resolved_at = None
        ticket.waiting_since = waits_since(ticket)
        _row.save(ticket, at, "status", "resolved_at", "waiting_since")
        Resolution.objects.filter(ticket=ticket, undone_at=None).update(undone_at=at)
        record(events.REOPENED, ticket, by=by, at=at)
    return ticket
