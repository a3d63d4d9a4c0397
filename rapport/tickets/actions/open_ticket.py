"""Opening a ticket."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.customers.models import Person
from rapport.people.actors import Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets import events
from rapport.tickets.actions import _store
from rapport.tickets.correspondence.content import Content, subject_of
from rapport.tickets.models import Message, Participant, Queue, Ticket
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor, Triage, default_queue
from rapport.tickets.status import Status
from rapport.timeline.record import record

AS_USUAL = Triage()


def open_ticket(
    customer: Person,
    *,
    subject: str,
    content: Content,
    channel: str,
    by: Actor,
    triage: Triage = AS_USUAL,
    follows: Predecessor = NO_PREDECESSOR,
    written_at: datetime | None = None,
    token: str = "",
    at: datetime | None = None,
) -> Ticket:
    """Open a ticket with the customer's first message.

    ``by`` is the customer if they wrote themselves, or the user who entered it for them.
    ``written_at`` is when the message was written, if that was earlier: a forwarded mail counts
    from when the desk has it. A ``token`` that was used before returns the ticket that it made.
    Raises Invalid when there are neither words nor files.
    """
    require(by, Ability.WORK_TICKETS)
    if not content.text.strip() and not content.files and not content.html:
        raise Invalid(_("A ticket needs a message: write what it is about."))
    queue = _queue(triage, by)
    at = at or clock.now()
    with transaction.atomic():
        if token and (made := Ticket.objects.filter(messages__token=token).first()):
            return made
        ticket = _create(queue, customer, subject, content, channel, triage, follows, at)
        message = Message(
            ticket=ticket,
            kind=Message.Kind.INBOUND,
            at=min(written_at or at, at),
            person=customer,
            channel=channel,
            token=token,
        )
        _store.save(message, content)
        record(events.OPENED, ticket, by=by, at=at, **_details_of(ticket, message))
    return ticket


def _queue(triage: Triage, by: Actor) -> Queue:
    queue = triage.queue or default_queue()
    if isinstance(by, User) and not _may_open_in(by, queue):
        raise Invalid(
            _("You cannot open tickets in %(queue)s: it belongs to another team.")
            % {"queue": queue}
        )
    return queue


def _create(
    queue: Queue,
    customer: Person,
    subject: str,
    content: Content,
    channel: str,
    triage: Triage,
    follows: Predecessor,
    at: datetime,
) -> Ticket:
    ticket = Ticket.objects.create(
        subject=subject_of(subject, content.words),
        status=Status.NEW,
        priority=triage.priority,
        channel=channel,
        queue=queue,
        team_id=queue.team_id,
        category=triage.category,
        customer=customer,
        opened_at=at,
        waiting_since=at,
        changed_at=at,
        last_words=content.preview,
        linked_to=follows.ticket,
        link=follows.link,
        link_reason=follows.reason[:200],
    )
    Participant.objects.create(ticket=ticket, person=customer, kind=Participant.Kind.REQUESTER)
    return ticket


def _details_of(ticket: Ticket, message: Message) -> dict[str, Any]:
    return {
        "message": message.pk,
        "channel": ticket.channel,
        "queue": ticket.queue_id,
        "team": ticket.team_id,
        "linked_to": ticket.linked_to_id,
        "link": ticket.link,
    }


def _may_open_in(by: User, queue: Queue) -> bool:
    return by.sees_every_team or queue.team_id in by.team_ids
