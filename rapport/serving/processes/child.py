"""A child of the server, as its parent sees it."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import dataclass

from rapport.serving.processes import wire
from rapport.serving.processes.tally import LARGEST, Tally

# A child that lived for this long did not die of a failed start.
LONG_LIFE = 60.0
LONGEST_REST = 60.0


@dataclass
class Child:
    """A place for a process: its current holder, connections given to it, and deaths.

    ``deaths`` counts those in close succession, ``restarts`` all of them.
    """

    number: int
    pid: int = 0
    wire: socket.socket | None = None
    is_ready: bool = False
    given: int = 0
    last_pid: int = 0
    restarts: int = 0
    deaths: int = 0
    started_at: float = 0.0
    due_at: float = 0.0

    @property
    def is_alive(self) -> bool:
        """Return whether a process holds the place."""
        return self.pid != 0

    def load(self, tally: Tally) -> int:
        """Return how many connections the process has open."""
        return (self.given - tally.closed(self.number)) & LARGEST

    def begin(self, pid: int, wire: socket.socket) -> None:
        """Note that a process holds the place."""
        self.pid, self.wire = pid, wire
        self.given, self.is_ready = 0, False
        self.started_at = time.monotonic()

    def offer(self, connection: socket.socket) -> bool:
        """Hand it a connection; return whether it could take it."""
        if self.wire is None or not wire.give(self.wire, connection):
            return False
        self.given += 1
        return True

    def send(self, number: int) -> None:
        """Send a signal to the process."""
        if self.is_alive:
            os.kill(self.pid, number)

    def end(self) -> None:
        """Note that the process is gone, and when the next one is due."""
        now = time.monotonic()
        self.deaths = 1 if now - self.started_at > LONG_LIFE else self.deaths + 1
        # At once after a first death, because people wait.
        self._rest(now, self.deaths - 1)
        self.close()
        self.restarts += 1
        self.last_pid, self.pid = self.pid, 0

    def postpone(self) -> None:
        """Note that no process could be started, and when to try again."""
        self.deaths += 1
        self._rest(time.monotonic(), self.deaths)

    def _rest(self, now: float, failures: int) -> None:
        self.due_at = now + min(2.0**failures - 1, LONGEST_REST)

    def close(self) -> None:
        """Close the parent's end of the wire."""
        if self.wire is not None:
            self.wire.close()
        self.wire, self.is_ready = None, False
