"""Splitting a message off into its own ticket."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.actions._move import SAID, move, tell_again
from rapport.tickets.models import Link, Message, Participant, Ticket
from rapport.tickets.status import Status
from rapport.timeline.record import record


def split_off(
    message: Message, *, by: Actor, with_later: bool = False, at: datetime | None = None
) -> Ticket:
    """Make a customer's message about another matter a ticket of its own, linked to this one.

    ``with_later`` takes everything that was said after it along. The new ticket dates from the
    message, and its customer is the message's sender. ``merge`` undoes it. Raises Invalid for a
    message that no customer wrote and for a ticket's first message, Conflict on a merged one.
    """
    at = at or clock.now()
    with transaction.atomic():
        origin = _row.begin(message.ticket, by)
        sender = _sender(message, origin)
        moved = _messages(message, origin, with_later)
        made = _make(message, sender, origin, at)
        move(moved, made)
        tell_again(made)
        made.status = _status(made)
        _row.save(made, at, *SAID, "status")
        tell_again(origin)
        _row.save(origin, at, *SAID)
        record(events.SPLIT_OFF, origin, by=by, at=at, ticket=made.pk, title=made.subject)
        record(
            events.SPLIT_FROM,
            made,
            by=by,
            at=at,
            ticket=origin.pk,
            title=origin.subject,
            message=message.pk,
            queue=made.queue_id,
            team=made.team_id,
        )
    return made


def _sender(message: Message, origin: Ticket) -> Person:
    if origin.is_merged:
        raise Conflict(
            _("#%d was merged. Split it off from the ticket it was merged into.") % origin.pk
        )
    if message.kind != Message.Kind.INBOUND or message.person is None:
        raise Invalid(_("Only what a customer wrote can become a ticket of its own."))
    return message.person


def _messages(message: Message, origin: Ticket, with_later: bool) -> list[int]:
    said = list(Message.objects.filter(ticket=origin).order_by("at", "pk"))
    place = [each.pk for each in said].index(message.pk)
    if all(each.kind != Message.Kind.INBOUND for each in said[:place]):
        raise Invalid(_("This is what the ticket started with. There would be nothing left of it."))
    return [each.pk for each in (said[place:] if with_later else said[place : place + 1])]


def _make(message: Message, person: Person, origin: Ticket, at: datetime) -> Ticket:
    begun = max(message.at, origin.opened_at)
    reason = _("Split off from #%(pk)d: %(subject)s") % {"pk": origin.pk, "subject": origin.subject}
    ticket = Ticket.objects.create(
        subject=message.subject or origin.subject,
        status=Status.OPEN,
        priority=origin.priority,
        channel=message.channel,
        queue_id=origin.queue_id,
        team_id=origin.team_id,
        customer=person,
        opened_at=begun,
        changed_at=at,
        linked_to=origin,
        link=Link.SPLIT,
        link_reason=reason[:200],
    )
    Participant.objects.create(ticket=ticket, person=person, kind=Participant.Kind.REQUESTER)
    return ticket


def _status(made: Ticket) -> Status:
    """Return the status of the new ticket, depending on whether it has been answered."""
    if made.first_responded_at is None:
        return Status.NEW
    return Status.OPEN if made.waiting_since else Status.PENDING
