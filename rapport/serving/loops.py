"""Threads that run workers for ever.

A failure is logged, followed by a rest and another try.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import datetime

from django.db import close_old_connections, connection, connections

from rapport.core import clock
from rapport.timeline.news import wake
from rapport.timeline.worker import Worker

log = logging.getLogger(__name__)

LONGEST_REST = 60.0


@dataclass
class State:
    """The state of a loop: its failure and since when, when it last found work, since when it is
    busy.
    """

    name: str
    failing_since: datetime | None = None
    failure: str = ""
    worked_at: datetime | None = None
    busy_since: datetime | None = None


class Loop(threading.Thread):
    """One worker in a thread of its own, until stopped."""

    def __init__(self, worker: Worker, stop: threading.Event) -> None:
        super().__init__(name=worker.name, daemon=True)
        self.worker = worker
        self.state = State(worker.name)
        self._stop_asked = stop
        self._failures = 0

    def run(self) -> None:
        """Work while there is work, rest when there is none, and longer after a failure."""
        while not self._stop_asked.is_set():
            seen = wake.count()
            try:
                more = self._work()
            except Exception as error:  # A loop outlives what it runs.
                log.exception("The worker %s failed", self.worker.name)
                self._stumble(error)
                continue
            self._failures = 0
            if not more:
                self._rest(seen)
        connections.close_all()

    def _work(self) -> bool:
        close_old_connections()
        at = clock.now()
        self.state.busy_since = at
        try:
            more = self.worker.run_once(at)
        finally:
            self.state.busy_since = None
        self.state.failing_since, self.state.failure = None, ""
        if more:
            self.state.worked_at = at
        return more

    def _stumble(self, error: Exception) -> None:
        self._failures += 1
        self.state.failing_since = self.state.failing_since or clock.now()
        self.state.failure = f"{type(error).__name__}: {error}"[:500]
        connections.close_all()
        self._stop_asked.wait(min(2.0 ** (self._failures - 1), LONGEST_REST))

    def _rest(self, seen: int) -> None:
        _give_memory_back()
        if self.worker.on_news:
            if wake.wait(seen, self.worker.every) != seen:
                self._stop_asked.wait(self.worker.gathers)
        else:
            self._stop_asked.wait(self.worker.every)


def _give_memory_back() -> None:
    """Drop SQLite's cache of this thread: up to 2 MB a loop, stale after the next write anyway."""
    if connection.vendor == "sqlite" and connection.connection is not None:
        connection.connection.execute("PRAGMA shrink_memory")
