"""The row of a new ticket, for actions that open one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.tickets.models import Participant, Queue, Ticket
from rapport.tickets.opening import Triage, default_queue


def queue_for(triage: Triage, by: Actor) -> Queue:
    """Return the queue of a new ticket; raises Invalid if it belongs to another team."""
    queue = triage.queue or default_queue()
    if isinstance(by, User) and not _may_open_in(by, queue):
        raise Invalid(
            _("You cannot open tickets in %(queue)s: it belongs to another team.")
            % {"queue": queue}
        )
    return queue


def create(queue: Queue, customer: Person, triage: Triage, at: datetime, **more: Any) -> Ticket:
    """Create the ticket, which the customer belongs to; ``more`` are fields of its row."""
    ticket = Ticket.objects.create(
        queue=queue,
        team_id=queue.team_id,
        customer=customer,
        priority=triage.priority,
        category=triage.category,
        opened_at=at,
        changed_at=at,
        **more,
    )
    Participant.objects.create(ticket=ticket, person=customer, kind=Participant.Kind.REQUESTER)
    return ticket


def _may_open_in(by: User, queue: Queue) -> bool:
    return by.sees_every_team or queue.team_id in by.team_ids
