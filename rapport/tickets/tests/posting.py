"""Answers that leave, arrive or come back."""

from __future__ import annotations

from datetime import datetime, timedelta

from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.models import Outgoing, Ticket

FULL = Refused("full", "4.2.2", "452 Over quota")


def waits(ticket: Ticket, *, by: User, at: datetime) -> Outgoing:
    """Write an answer that stays in the outbox."""
    message = reply(ticket, text="It is mended.", by=by, at=at, anyway=True)
    return Outgoing.objects.get(message=message)


def leaves(outgoing: Outgoing, at: datetime) -> Outgoing:
    """Send what waits in the outbox."""
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
    return outbox.mark_sent(outgoing, owner="w1", at=at)


def arrives(ticket: Ticket, *, by: User, at: datetime) -> Outgoing:
    """Answer, and send the answer."""
    return leaves(waits(ticket, by=by, at=at), at)


def is_parked(ticket: Ticket, *, by: User, at: datetime) -> Outgoing:
    """Answer, and fail to send the answer."""
    outgoing = waits(ticket, by=by, at=at)
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
    return outbox.park(outgoing, owner="w1", reason="The server refused it.", at=at)


def comes_back(ticket: Ticket, *, by: User, at: datetime) -> Outgoing:
    """Answer, send the answer, and have it returned an hour later."""
    sent = arrives(ticket, by=by, at=at)
    return delivery.note_bounce(sent, {sent.to[0]: FULL}, at=at + timedelta(hours=1))
