"""Authors for decisions, and the messages that come of them."""

from __future__ import annotations

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import find_author
from rapport.channels.intake.decisions import Author
from rapport.channels.intake.outcome import Outcome
from rapport.tickets.models import Message


def author_of(arrival: Arrival, ticket: int | None = None) -> Author:
    """Return the author of an arrival, who wrote to us themselves."""
    sender = arrival.parsed.who.sender
    assert sender is not None
    return find_author(sender, is_heard=True, ticket=ticket)


def message_of(outcome: Outcome) -> Message:
    """Return the message that an arrival became."""
    assert outcome.message is not None, outcome.reason
    return Message.objects.get(pk=outcome.message)
