"""The start of a customer's wait, from messages and actions."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from rapport.tickets import events
from rapport.tickets.correspondence.answers import counting
from rapport.tickets.models import Message, Nondelivery, Resolution, Ticket
from rapport.timeline.models import Event


def is_unanswered(ticket: Ticket) -> bool:
    """Return whether the customer's last message has no answer."""
    return ticket.waiting_since is not None


def waits_since(ticket: Ticket) -> datetime | None:
    """Return the first customer message since nobody was waiting any more, or None.

    An answer that they got ends the wait, and so do setting the ticket pending and a resolution
    that was followed by another message of theirs. One that a person undid ends nothing, and
    neither does the one that still stands: this returns how it was before.
    """
    inbound = Message.objects.filter(ticket=ticket, kind=Message.Kind.INBOUND)
    ended = _wait_ended(ticket)
    if ended is not None:
        inbound = inbound.filter(at__gt=ended)
    return inbound.order_by("at", "pk").values_list("at", flat=True).first()


def _wait_ended(ticket: Ticket) -> datetime | None:
    """Return when the last wait ended, ignoring the standing resolution."""
    ends = (
        rows.order_by("-at").values_list("at", flat=True)
        for rows in (
            counting().filter(ticket=ticket),
            _overtaken_resolutions(ticket),
            _pending(ticket),
        )
    )
    return max((at for found in ends for at in found[:1]), default=None)


def _overtaken_resolutions(ticket: Ticket) -> QuerySet[Resolution]:
    """Return resolutions that the customer undid by writing."""
    wrote = Message.objects.filter(
        ticket=ticket, kind=Message.Kind.INBOUND, at=OuterRef("undone_at")
    )
    return Resolution.objects.filter(Exists(wrote), ticket=ticket)


def _pending(ticket: Ticket) -> QuerySet[Event]:
    """Return the times it was set pending, but not those in the belief that an answer arrived."""
    pending = Event.objects.filter(
        subject_kind="ticket", subject_id=ticket.pk, kind=events.PENDING.name
    )
    missed = Nondelivery.objects.filter(message__ticket=ticket, is_missed=True)
    for written, known in missed.values_list("message__at", "at"):
        pending = pending.exclude(at__gte=written, at__lt=known)
    return pending
