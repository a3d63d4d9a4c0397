"""The start of a customer's wait, from messages and actions."""

from __future__ import annotations

from datetime import datetime

from rapport.tickets import events
from rapport.tickets.models import Message, Resolution, Ticket
from rapport.timeline.models import Event


def is_unanswered(ticket: Ticket) -> bool:
    """Return whether the customer's last message has no answer."""
    return ticket.waiting_since is not None


def waits_since(ticket: Ticket) -> datetime | None:
    """Return the first customer message since nobody was waiting any more, or None.

    An answer ends the wait, and so do setting the ticket pending and a resolution, except the one
    that still stands: this returns how it was before.
    """
    inbound = Message.objects.filter(ticket=ticket, kind=Message.Kind.INBOUND)
    ended = _wait_ended(ticket)
    if ended is not None:
        inbound = inbound.filter(at__gt=ended)
    return inbound.order_by("at", "pk").values_list("at", flat=True).first()


def _wait_ended(ticket: Ticket) -> datetime | None:
    """Return when the last wait ended, ignoring the standing resolution."""
    replies = Message.objects.filter(ticket=ticket, kind=Message.Kind.REPLY)
    undone = Resolution.objects.filter(ticket=ticket, undone_at__isnull=False)
    pending = Event.objects.filter(
        subject_kind="ticket", subject_id=ticket.pk, kind=events.PENDING.name
    )
    ends = (
        rows.order_by("-at").values_list("at", flat=True) for rows in (replies, undone, pending)
    )
    return max((at for found in ends for at in found[:1]), default=None)
