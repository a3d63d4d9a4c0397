"""A person's message in the outbox, for actions that send one."""

from __future__ import annotations

from datetime import datetime

from rapport.tickets.models import Message, Outgoing, Ticket


def put(ticket: Ticket, message: Message, at: datetime) -> None:
    """Put the message in the outbox; one to nobody stays where it is."""
    if not message.to:
        return
    Outgoing.objects.create(
        channel=ticket.channel,
        purpose=Outgoing.Purpose.REPLY,
        ticket=ticket,
        message=message,
        to=message.to,
        cc=message.cc,
        subject=ticket.subject,
        text=message.text,
        queued_at=at,
        due_at=at,
    )
