"""The choice between a new ticket and a flood's ticket."""

from __future__ import annotations

from rapport.channels.arrivals.rules import confirmation, limits, repeats
from rapport.channels.arrivals.rules.copied import copied_by
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Author, Gather, Open
from rapport.channels.intake.queues import queue_of
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor


def decide(
    arrival: Arrival, author: Author, follows: Predecessor = NO_PREDECESSOR
) -> Open | Gather:
    """Return how a message that belongs to no ticket gets one."""
    repeated = repeats.repeated(arrival)
    if repeated is not None and repeated.ticket is not None:
        return Gather(author, repeated.ticket, repeated.limit, of_nobody=True)
    subject = arrival.parsed.what.subject
    recent = limits.recent(author, subject, arrival.at)
    flooded = recent.flooded_ticket(subject, arrival.at)
    if flooded is not None:
        return Gather(author, flooded, limits.SAME_SUBJECT)
    queue = queue_of(arrival.parsed.what)
    return Open(
        author,
        queue,
        copied=copied_by(arrival, author),
        confirms=confirmation.is_due(queue, arrival, recent),
        follows=follows,
        gathers=repeated.limit if repeated else 0,
    )
