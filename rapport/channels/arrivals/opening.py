"""Open tickets for what arrives, and meet those who wrote it or were copied."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.channels.arrivals import acknowledgement, limits
from rapport.channels.arrivals.outcome import Outcome, State
from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed, Sender
from rapport.core.database.prepared import prepared
from rapport.core.errors import Invalid
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM, Actor
from rapport.people.models import User
from rapport.tickets.actions import copy_in, open_ticket, receive
from rapport.tickets.actions.open_ticket import default_queue
from rapport.tickets.models import Message, Queue, Ticket
from rapport.tickets.opening import GoesOn, Triage

MOST_COPIED = 20
FROM_NOTHING = GoesOn()


def open_for(
    inbound: Inbound,
    parsed: Parsed,
    person: Person,
    *,
    by: Actor,
    goes_on: GoesOn = FROM_NOTHING,
    said_at: datetime | None = None,
    forwarded_by: User | None = None,
) -> Outcome:
    """Open a ticket and confirm it where that is due; a flood goes on in one that is there."""
    at = inbound.received_at
    recent = limits.recent(person, parsed.subject, at)
    flooded = recent.flooded_ticket(parsed.subject, at)
    if flooded is not None:
        return _gather(inbound, parsed, person, flooded)
    ticket = open_ticket(
        person,
        subject=parsed.subject,
        content=parsed.content,
        channel=inbound.channel,
        by=by,
        triage=Triage(queue_of(parsed)),
        goes_on=goes_on,
        said_at=said_at,
        at=at,
    )
    copy_all_in(ticket, parsed, inbound, by=by)
    if forwarded_by is not None:
        acknowledgement.tell_forwarder(ticket, inbound, parsed, forwarded_by, at=at)
    if forwarded_by is None or ticket.queue.acknowledges_forwarded:
        acknowledgement.acknowledge_if_due(ticket, inbound, parsed, person, recent, at=at)
    return Outcome(State.OPENED, goes_on.reason, ticket.pk, int(_messages(ticket.pk)[0][0]))


@prepared
def _messages(ticket: int) -> QuerySet[Message, Any]:
    return Message.objects.filter(ticket=ticket).order_by("pk").values_list("pk")


def _gather(inbound: Inbound, parsed: Parsed, person: Person, number: int) -> Outcome:
    """Go on in one ticket with what floods the desk."""
    ticket = Ticket.objects.get(pk=number)
    message = receive(
        ticket,
        person=person,
        content=parsed.content,
        channel=inbound.channel,
        by=person,
        automatic=True,
        at=inbound.received_at,
    )
    reason = _("More than %(limit)d with the same subject within an hour go on in one ticket.")
    words = reason % {"limit": limits.SAME_SUBJECT}
    return Outcome(State.RECORDED, words, ticket.pk, message.pk)


def queue_of(parsed: Parsed) -> Queue:
    """Return the queue that the message is for, the default one where it names none."""
    named = Queue.objects.filter(pk=parsed.queue).first() if parsed.queue else None
    return named or default_queue()


def copy_all_in(ticket: Ticket, parsed: Parsed, inbound: Inbound, *, by: Actor) -> None:
    """Let those who were copied belong to the ticket; people who work here do so anyway."""
    copied = parsed.copied[:MOST_COPIED]
    if not copied or parsed.automatic:
        return
    ours = set(
        User.objects.filter(email__in=[sender.value.lower() for sender in copied]).values_list(
            "email", flat=True
        )
    )
    people: list[Person] = []
    addresses: dict[int, str] = {}
    for sender in copied:
        # An address that is none, among those copied, is no reason to keep the mail waiting.
        with suppress(Invalid):
            if sender.value.lower() not in ours:
                people.append(person := meet(sender, inbound))
                addresses.setdefault(person.pk, sender.value.lower())
    copy_in(ticket, people=people, by=by, addresses=addresses, at=inbound.received_at)


def meet(sender: Sender, inbound: Inbound) -> Person:
    """Return the person behind an address."""
    return find_or_meet(
        sender.value,
        kind=sender.kind,
        name=sender.name,
        channel=inbound.channel,
        by=SYSTEM,
        at=inbound.received_at,
    )


def meet_colleague(user: User, sender: Sender, inbound: Inbound) -> Person:
    """Return the person as whom somebody who works here writes in a matter of their own."""
    return meet(replace(sender, name=sender.name or user.name), inbound)
