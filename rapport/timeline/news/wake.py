"""Wake-up calls for threads that wait for events or work."""

from __future__ import annotations

import threading

from django.db import connection, transaction

from rapport.timeline.news import bell

# The channel on which PostgreSQL notifies other processes.
CHANNEL = "rapport_timeline"

_changed = threading.Condition()
_count = 0


def announce() -> None:
    """Wake this process and all others at the desk once the transaction is committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    else:
        transaction.on_commit(bell.ring)
    transaction.on_commit(wake)


def wake() -> None:
    """Wake this process: something new may be there."""
    global _count
    with _changed:
        _count += 1
        _changed.notify_all()


def count() -> int:
    """Return how often ``wake`` was called. Ask before looking for work, and wait for more
    afterwards.
    """
    with _changed:
        return _count


def wait(seen: int, seconds: float) -> int:
    """Wait until ``wake`` is called after ``seen`` or the time is up; return the new count."""
    with _changed:
        _changed.wait_for(lambda: _count != seen, timeout=seconds)
        return _count
