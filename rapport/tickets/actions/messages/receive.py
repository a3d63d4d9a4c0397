"""Messages received from customers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.tickets import events
from rapport.tickets.actions import _row, _store
from rapport.tickets.actions.resolve import reopen
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Participant, Ticket
from rapport.tickets.status import Status
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record


def receive(
    ticket: Ticket,
    *,
    person: Person | None,
    content: Content,
    channel: str,
    by: Actor,
    automatic: bool = False,
    at: datetime | None = None,
) -> Message:
    """Add a message from a customer to an existing ticket.

    A person's message starts the wait for an answer and reopens a resolved ticket. A machine's
    message on their behalf (``automatic``) is kept and shown, and changes nothing else; a mail
    server's report has no ``person``. Raises Conflict for a closed ticket: the caller opens a
    linked one.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.lock(ticket)
        if ticket.is_closed and not automatic:
            raise Conflict(
                _("#%(number)s is closed. Anything new belongs in another ticket.")
                % {"number": ticket.pk}
            )
        message = _store.save(
            Message(
                ticket=ticket,
                kind=Message.Kind.AUTOMATIC if automatic else Message.Kind.INBOUND,
                at=at,
                person=person,
                channel=channel,
            ),
            content,
        )
        record(
            _kind(person, automatic),
            ticket,
            by=by,
            at=at,
            message=message.pk,
            channel=channel,
            automatic=automatic,
        )
        if not automatic:
            _answer_where_they_ask(ticket, person, content.reply_to)
            _start_waiting(ticket, content, by, at)
    return message


def _kind(person: Person | None, automatic: bool) -> Kind:
    """Return the kind of event: by a person, by a machine for them, or by a mail server."""
    if not automatic:
        return events.CUSTOMER_REPLIED
    return events.AUTO_REPLIED if person is not None else events.REPORTED


def _answer_where_they_ask(ticket: Ticket, person: Person | None, address: str) -> None:
    """Let the customer's new word on where to answer them replace the address that we chose."""
    if person is not None and person.pk == ticket.customer_id and address:
        chosen = Participant.objects.filter(ticket=ticket, person=person).exclude(address="")
        chosen.exclude(address=address).update(address="")


def _start_waiting(ticket: Ticket, content: Content, by: Actor, at: datetime) -> None:
    if ticket.status == Status.RESOLVED:
        ticket = reopen(ticket, by=by, at=at)
        # Anything said before the resolution is settled: they wait for an answer to this.
        ticket.waiting_since = at
    if ticket.status == Status.PENDING:
        ticket.status = Status.OPEN
        record(events.RESUMED, ticket, by=by, at=at)
    ticket.waiting_since = ticket.waiting_since or at
    ticket.last_words = content.preview
    _row.save(ticket, at, "status", "waiting_since", "last_words")
