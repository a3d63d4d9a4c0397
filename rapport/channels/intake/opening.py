"""Choosing between a new ticket and a flood's ticket."""

from __future__ import annotations

from rapport.channels.intake import limits
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Author, Gather, Open
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor


def decide(
    arrival: Arrival, author: Author, follows: Predecessor = NO_PREDECESSOR
) -> Open | Gather:
    """Return how a message that belongs to no ticket gets one."""
    subject = arrival.parsed.what.subject
    recent = limits.recent(author.known, subject, arrival.at)
    flooded = recent.flooded_ticket(subject, arrival.at)
    if flooded is not None:
        return Gather(author, flooded)
    return Open(author, recent, follows)
