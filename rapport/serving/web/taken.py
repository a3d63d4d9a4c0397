"""The speed at which a client takes what is written to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Taken:
    """A count of the bytes that were written, against those that still wait in memory.

    The client has ``patience`` seconds, and one more for every ``rate`` bytes that it takes. What
    the system holds is not seen here; the listener keeps that small (serving/server.py).
    """

    def __init__(self, patience: float, rate: int, on_waiting: Callable[[], None]) -> None:
        self._patience = patience
        self._rate = rate
        self._on_waiting = on_waiting
        self._written = 0
        self._taken_before = 0
        # Since when something has been waiting for the client.
        self.since: float | None = None

    def counting(self, transport: Any) -> Any:
        """Return the transport, with what is written to it counted."""
        return _Counting(transport, self)

    def add(self, size: int, unsent: int) -> None:
        """Count what was written; say so if some of it has to wait."""
        self._written += size
        if unsent:
            self._on_waiting()

    def look(self, unsent: int, now: float) -> None:
        """Note how much still waits."""
        if not unsent:
            self.since = None
        elif self.since is None:
            self.since, self._taken_before = now, self._written - unsent

    def is_too_slow(self, unsent: int, now: float) -> bool:
        """Note how much still waits; return whether the client's time is over."""
        self.look(unsent, now)
        if self.since is None:
            return False
        taken = self._written - unsent - self._taken_before
        return now - self.since > self._patience + taken / self._rate


class _Counting:
    """A transport that counts what is written; everything else is the transport's own."""

    def __init__(self, transport: Any, taken: Taken) -> None:
        self._transport = transport
        self._taken = taken

    def write(self, data: bytes) -> None:
        self._transport.write(data)
        self._taken.add(len(data), self._transport.get_write_buffer_size())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
