"""The queue of a message."""

from __future__ import annotations

from rapport.channels.parsed import What
from rapport.tickets.actions.open_ticket import default_queue
from rapport.tickets.models import Queue


def queue_of(what: What) -> Queue:
    """Return the queue that the message is for, the default one if it names none."""
    named = Queue.objects.filter(pk=what.queue).first() if what.queue else None
    return named or default_queue()
