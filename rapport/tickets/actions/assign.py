"""Assigning a ticket."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.models import Assignment, Ticket
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record


def assign(ticket: Ticket, *, to: User, by: Actor, at: datetime | None = None) -> Ticket:
    """Assign the ticket to somebody; its current owner changes nothing.

    Raises Invalid when they cannot work on it: in another team, or not an active agent.
    """
    return _give(ticket, to, by, at, events.ASSIGNED)


def take(ticket: Ticket, *, by: User, at: datetime | None = None) -> Ticket:
    """Assign the ticket to oneself; nothing changes if it is already."""
    return _give(ticket, by, by, at, events.TAKEN)


def unassign(ticket: Ticket, *, by: Actor, at: datetime | None = None) -> Ticket:
    """Unassign the ticket; nothing changes if nobody has it."""
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.assignee_id is None:
            return ticket
        before = ticket.assignee_id
        ticket.assignee = None
        _row.save(ticket, at, "assignee")
        _end(ticket, at)
        record(events.UNASSIGNED, ticket, by=by, at=at, **{"from": before})
    return ticket


def _give(ticket: Ticket, to: User, by: Actor, at: datetime | None, kind: Kind) -> Ticket:
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.assignee_id == to.pk:
            return ticket
        _check(ticket, to)
        before = ticket.assignee_id
        ticket.assignee = to
        _row.save(ticket, at, "assignee")
        _end(ticket, at)
        Assignment.objects.create(
            ticket=ticket, user=to, by=by if isinstance(by, User) else None, start=at
        )
        record(kind, ticket, by=by, at=at, to=to.pk, **{"from": before})
    return ticket


def _check(ticket: Ticket, to: User) -> None:
    if not to.may(Ability.WORK_TICKETS):
        raise Invalid(_("%(name)s does not work on tickets.") % {"name": to.name})
    if not to.sees_every_team and ticket.team_id not in to.team_ids:
        raise Invalid(
            _("%(name)s is not in the team %(team)s and so cannot take this ticket.")
            % {"name": to.name, "team": ticket.team}
        )


def _end(ticket: Ticket, at: datetime) -> None:
    Assignment.objects.filter(ticket=ticket, end=None).update(end=at)
