"""A person's decision that a mail was, or was not, a forward."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels import events
from rapport.channels.forwards import original
from rapport.channels.forwards.reading import Reading, read_again
from rapport.channels.intake.actions import meet_author
from rapport.channels.intake.authors import find_author, find_colleague, find_user
from rapport.channels.models import Forward
from rapport.channels.parsed import Forwarded, Parsed, Sender
from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers.actions import forget_if_empty
from rapport.customers.identities import normalise
from rapport.customers.models import Identity
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import attribute, note
from rapport.tickets.models import Message, Ticket

State = Forward.State


def treat_as_forward(
    ticket: Ticket,
    *,
    by: User,
    sender: str = "",
    name: str = "",
    at: datetime | None = None,
) -> Ticket:
    """Make it the ticket of the person who wrote the forwarded mail.

    ``sender`` is their address if it cannot be read from the mail; then its words stay whole.
    Treating twice changes nothing. Raises Invalid without an address.
    """
    require(by, Ability.WORK_TICKETS)
    at = at or clock.now()
    with transaction.atomic():
        reading = read_again(ticket)
        if reading.forward and reading.forward.state == State.TAKEN:
            return ticket
        inner = _inner(reading.parsed, sender, name)
        author = find_author(inner.sender)
        attribute(
            reading.message,
            to=meet_author(author, reading.arrival),
            subject=inner.subject,
            content=inner.content,
            written_at=original.written_at(inner, reading.arrival.inbound),
            kind=events.FORWARD_TAKEN,
            by=by,
            at=at,
        )
        above = _note(ticket, reading, inner, by, at)
        made_sender = author.known is None
        _decide(reading, inner, State.TAKEN, above, made_sender=made_sender, by=by, at=at)
    return Ticket.objects.get(pk=ticket.pk)


def decline(ticket: Ticket, *, by: User, at: datetime | None = None) -> Ticket:
    """Mark it as no forward: the ticket is the sender's own, with the mail as it came.

    The note is deleted, since the mail has its words, and so is a person known only through it.
    Declining twice changes nothing. Raises Conflict if nothing was taken for a forward.
    """
    require(by, Ability.WORK_TICKETS)
    at = at or clock.now()
    with transaction.atomic():
        reading = read_again(ticket)
        forward, outer = reading.forward, reading.parsed
        if forward is None or outer.who.sender is None:
            raise Conflict(_("Nothing on this ticket was treated as a forward."))
        if forward.state != State.TAKEN:
            return ticket
        before = reading.message.person
        author = find_colleague(forward.user, outer.who.sender)
        attribute(
            reading.message,
            to=meet_author(author, reading.arrival),
            subject=outer.what.subject,
            content=outer.what.content,
            written_at=reading.arrival.at,
            kind=events.FORWARD_DECLINED,
            without=forward.note,
            by=by,
            at=at,
        )
        _save(forward, State.DECLINED, None, by, at)
        if forward.made_sender and before is not None:
            forget_if_empty(before, by=by, at=at)
    return Ticket.objects.get(pk=ticket.pk)


def _inner(parsed: Parsed, sender: str, name: str) -> Forwarded:
    """Return the forwarded mail, from the sender a person names; by default the mail itself."""
    found = parsed.what.forwarded
    if not sender.strip():
        if found is None:
            raise Invalid(_("Enter who wrote it: the mail does not say so clearly."))
        return found
    address = normalise(Identity.Kind.MAIL, sender)
    if find_user(address) is not None:
        raise Invalid(_("%(address)s belongs to somebody who works here.") % {"address": address})
    wrote = Sender(address, name)
    if found is not None and found.sender.value.lower() == address:
        return found
    content = replace(parsed.what.content, reply_to=address)
    return Forwarded(sender=wrote, subject=parsed.what.subject, content=content, cover="")


def _note(
    ticket: Ticket, reading: Reading, inner: Forwarded, by: User, at: datetime
) -> Message | None:
    """Add the forwarder's words as a note: in their name if it is proved, else in that
    of ``by``.
    """
    if not inner.cover:
        return None
    sender = reading.parsed.who.sender
    wrote = find_user(sender.value) if sender else None
    if wrote is not None and (wrote == by or reading.parsed.trust.verified):
        return note(ticket, text=inner.cover, by=wrote, at=at)
    return note(ticket, text=original.unproved_cover(reading.parsed, inner), by=by, at=at)


def _decide(
    reading: Reading,
    inner: Forwarded,
    state: Forward.State,
    above: Message | None,
    *,
    made_sender: bool,
    by: User,
    at: datetime,
) -> None:
    inbound, message = reading.arrival.inbound, reading.message
    forward = reading.forward or Forward(
        inbound=inbound, ticket=message.ticket, message=message, user=by
    )
    forward.at = forward.at or inbound.received_at
    forward.sender, forward.made_sender = inner.sender.value.lower()[:254], made_sender
    forward.original_id = original.original_id(reading.parsed, inner)
    _save(forward, state, above, by, at)


def _save(
    forward: Forward, state: Forward.State, above: Message | None, by: User, at: datetime
) -> None:
    forward.state, forward.note = state, above
    forward.decided_by, forward.decided_at = by, at
    forward.save()
