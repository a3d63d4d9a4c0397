"""Waiting for the customer or a third party."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.people.actors import Actor
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.models import Ticket
from rapport.tickets.status import Status
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record


def await_customer(ticket: Ticket, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Set it pending: we wait for the customer, and nobody waits for us."""
    return _set(ticket, Status.PENDING, events.PENDING, by, at)


def hold(ticket: Ticket, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Put it on hold: we wait for a third party, while the customer still waits for us."""
    return _set(ticket, Status.ON_HOLD, events.HELD, by, at)


def resume(ticket: Ticket, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Set it open again."""
    return _set(ticket, Status.OPEN, events.RESUMED, by, at)


def _set(ticket: Ticket, status: Status, kind: Kind, by: Actor, at: datetime | None) -> Ticket:
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.status == status:
            return ticket
        if ticket.is_solved:
            raise Conflict(
                _("#%(number)s is %(status)s. Reopen it first.")
                % {"number": ticket.pk, "status": ticket.get_status_display()}
            )
        ticket.status = status
        if status == Status.PENDING:
            ticket.waiting_since = None
        _row.save(ticket, at, "status", "waiting_since")
        record(kind, ticket, by=by, at=at)
    return ticket
