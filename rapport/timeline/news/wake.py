"""Wake whoever in this process waits for new events."""

from __future__ import annotations

import threading

# The name under which PostgreSQL tells other processes.
CHANNEL = "rapport_timeline"

_changed = threading.Condition()
_count = 0


def wake() -> None:
    """Say that something new may be on the timeline."""
    global _count
    with _changed:
        _count += 1
        _changed.notify_all()


def count() -> int:
    """Return how often ``wake`` was called; ask before looking, wait for more afterwards."""
    with _changed:
        return _count


def wait(seen: int, seconds: float) -> int:
    """Wait until ``wake`` was called after ``seen``, or the time is up; return the new count."""
    with _changed:
        _changed.wait_for(lambda: _count != seen, timeout=seconds)
        return _count
