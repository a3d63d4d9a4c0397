"""The queue of a message."""

from __future__ import annotations

from rapport.channels.parsed import What
from rapport.tickets.models import Queue
from rapport.tickets.opening import default_queue


def queue_of(what: What) -> Queue:
    """Return the queue that the message is for, the default one if it names none."""
    named = Queue.objects.filter(pk=what.queue).first() if what.queue else None
    return named or default_queue()
