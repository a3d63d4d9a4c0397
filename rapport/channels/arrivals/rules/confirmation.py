"""The confirmation of a new ticket: when it is due (RFC 3834)."""

from __future__ import annotations

from datetime import timedelta

from rapport.channels.arrivals.rules.limits import Recent
from rapport.channels.intake.arrival import Arrival
from rapport.tickets.correspondence.content import subject_of
from rapport.tickets.models import Queue

# To the writer of a mail that lay in a mailbox for longer than this, it is too late.
FRESH = timedelta(days=1)


def is_due(queue: Queue, arrival: Arrival, recent: Recent) -> bool:
    """Return whether to confirm it: once, only to people, only if fresh, and not in a loop."""
    what, sender = arrival.parsed.what, arrival.parsed.who.sender
    if sender is None or not (sender.value or what.content.reply_to):
        return False
    if not queue.acknowledges or arrival.parsed.nature.automatic:
        return False
    if arrival.inbound.circumstance or not may_answer(arrival):
        return False
    return recent.may_acknowledge(subject_of(what.subject, what.content.words))


def may_answer(arrival: Arrival) -> bool:
    """Return whether it may get an automatic answer, and is still recent."""
    inbound = arrival.inbound
    return arrival.parsed.nature.answerable and inbound.kept_at - inbound.received_at <= FRESH
