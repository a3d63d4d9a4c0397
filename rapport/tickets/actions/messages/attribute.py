"""Attributing a first message to somebody else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.tickets.actions import _row, _store
from rapport.tickets.actions._move import tell_again
from rapport.tickets.correspondence.content import Content, subject_of
from rapport.tickets.models import Message, Participant, Ticket
from rapport.tickets.search import index
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record


def attribute(
    message: Message,
    *,
    to: Person,
    subject: str,
    content: Content,
    written_at: datetime,
    kind: Kind,
    without: Message | None = None,
    by: Actor,
    at: datetime | None = None,
    **details: Any,
) -> Message:
    """Attribute a ticket's first message to another person, with other words and files.

    For forwarded mail: the person who passed it on did not write it. The ticket becomes theirs and
    takes the subject, unless somebody has changed it. ``without`` is a note to delete, since its
    words are in the message again; ``kind`` is the event that says why.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(message.ticket, by)
        if without is not None:
            index.drop(without)
            without.delete()
        before = ticket.customer_id
        if ticket.subject == subject_of(message.subject, message.text):
            ticket.subject = subject_of(subject, content.text)
        ticket.customer = to
        message.person, message.at = to, written_at
        _store.rewrite(message, content)
        _let_belong(ticket, before, to)
        waits, answered = ticket.waiting_since, ticket.first_responded_at
        tell_again(ticket)
        ticket.waiting_since, ticket.first_responded_at = waits, answered
        _row.save(ticket, at, "subject", "customer", "last_words")
        index.index_again(ticket)
        record(kind, ticket, by=by, at=at, name=str(to), customer=to.pk, **details)
    return message


def _let_belong(ticket: Ticket, before: int, to: Person) -> None:
    """Keep the former customer on the ticket."""
    participants = Participant.objects.filter(ticket=ticket)
    participants.filter(person=before).exclude(person=to).delete()
    Participant.objects.update_or_create(
        ticket=ticket, person=to, defaults={"kind": Participant.Kind.REQUESTER, "answered": "to"}
    )
