"""All loops of one process, and its report about them."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import DatabaseError, connections
from django.utils.translation import gettext_noop

import rapport
from rapport.core import clock
from rapport.serving.identity import beginning_of, process_name
from rapport.serving.loops import Loop, State
from rapport.serving.models import Process
from rapport.timeline.news import wake
from rapport.timeline.worker import Worker

log = logging.getLogger(__name__)

SPEAK_SECONDS = 20.0


class Crew:
    """The loops of this process, started and stopped together."""

    def __init__(
        self, workers: Sequence[Worker], *, role: str, replaces: int = 0, restarts: int = 0
    ) -> None:
        self.name = process_name()
        self._role = role
        self._replaces = replaces
        self._restarts = restarts
        self._started_at = clock.now()
        self._stop = threading.Event()
        speaking = Worker(gettext_noop("heartbeat"), self.speak, every=SPEAK_SECONDS)
        self._loops = [Loop(worker, self._stop) for worker in (*workers, speaking)]
        self._threads: list[threading.Thread] = []

    @property
    def stopping(self) -> threading.Event:
        """Return the event that is set once the crew has been told to stop."""
        return self._stop

    def start(self, *others: threading.Thread) -> None:
        """Start every loop, and the given threads, in place of a process that died."""
        if self._replaces:
            Process.objects.filter(name__startswith=beginning_of(self._replaces)).delete()
        self._threads = [*self._loops, *others]
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float) -> None:
        """Tell every loop to stop, wait up to ``seconds``, and remove the report."""
        self._stop.set()
        wake.wake()
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        late = [thread.name for thread in self._threads if thread.is_alive()]
        if late:
            log.warning("Still at work when the server stopped: %s", ", ".join(late))
        try:
            Process.objects.filter(pk=self.name).delete()
        except DatabaseError:
            log.warning("The database was gone when the server stopped", exc_info=True)
        connections.close_all()

    def speak(self, at: datetime) -> bool:
        """Write down the health of each loop."""
        said = {
            "role": self._role,
            "version": rapport.__version__,
            "restarts": self._restarts,
            "started_at": self._started_at,
            "seen_at": at,
            "loops": [_as_json(loop.state) for loop in self._loops],
        }
        # Only this process writes its row, which is there after the first time.
        if not Process.objects.filter(pk=self.name).update(**said):
            Process.objects.create(name=self.name, **said)
        return False


def _as_json(state: State) -> dict[str, Any]:
    return {
        "name": state.name,
        "failing_since": _iso(state.failing_since),
        "failure": state.failure,
        "worked_at": _iso(state.worked_at),
        "busy_since": _iso(state.busy_since),
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
