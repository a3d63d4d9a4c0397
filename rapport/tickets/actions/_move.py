"""Moving messages between tickets, and the tickets' summaries afterwards."""

from __future__ import annotations

from collections.abc import Collection

from rapport.tickets.correspondence.answers import first_given
from rapport.tickets.models import Message, Ticket
from rapport.tickets.search import index
from rapport.tickets.status import OURS
from rapport.tickets.waiting import waits_since

Kind = Message.Kind


def move(messages: Collection[int], to: Ticket) -> None:
    """Move messages to another ticket, in the search index too."""
    Message.objects.filter(pk__in=messages).update(ticket=to)
    index.index_again(to)


def tell_again(ticket: Ticket) -> None:
    """Recompute who waits since when, when it was first answered, and the customer's last words.

    Only changes the object: the caller saves the fields ``SAID``.
    """
    said = Message.objects.filter(ticket=ticket)
    last = said.filter(kind=Kind.INBOUND).order_by("-at", "-pk").first()
    ticket.last_words = " ".join(last.reply.split())[:200] if last else ""
    ticket.first_responded_at = first_given(ticket.pk) if ticket.channel != OURS else None
    ticket.waiting_since = waits_since(ticket) if ticket.is_unsolved else None


SAID = ("last_words", "first_responded_at", "waiting_since")
