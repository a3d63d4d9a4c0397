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
from rapport.people.roles import Ability
from rapport.tickets import events
from rapport.tickets.actions import _begin, _store
from rapport.tickets.correspondence.content import Content, subject_of
from rapport.tickets.models import Link, Message, Ticket
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor, Triage
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

    ``by`` is the customer, or the user who entered it for them. ``written_at`` is when the message
    was written, if that was earlier: a forwarded mail counts from when the desk has it. A ``token``
    that was used before returns its ticket. Raises Invalid when there are neither words nor files.
    """
    require(by, Ability.WORK_TICKETS)
    if not content.text.strip() and not content.files and not content.html:
        raise Invalid(_("A ticket needs a message: write what it is about."))
    queue = _begin.queue_for(triage, by)
    at = at or clock.now()
    with transaction.atomic():
        if token and (made := Ticket.objects.filter(messages__token=token).first()):
            return made
        ticket = _begin.create(
            queue,
            customer,
            triage,
            at,
            subject=subject_of(subject, content.words),
            channel=channel,
            waiting_since=at,
            last_words=content.preview,
            **follows.fields,
        )
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
        _tell_related(ticket, by, at)
    return ticket


def _tell_related(ticket: Ticket, by: Actor, at: datetime) -> None:
    """Tell both tickets of a conversation that there is another."""
    other = ticket.linked_to
    if other is not None and ticket.link == Link.RELATED:
        record(events.LINKED, ticket, by=by, at=at, ticket=other.pk)
        record(events.LINKED, other, by=by, at=at, ticket=ticket.pk)


def _details_of(ticket: Ticket, message: Message) -> dict[str, Any]:
    return {
        "message": message.pk,
        "channel": ticket.channel,
        "queue": ticket.queue_id,
        "team": ticket.team_id,
        "linked_to": ticket.linked_to_id,
        "link": ticket.link,
    }
