"""The lookout for events that other processes write.

One thread per process waits for PostgreSQL's notifications, or for the bell of a desk on SQLite,
and wakes the threads of this process. While nothing happens, it asks for nothing.
"""

from __future__ import annotations

import logging
import select
import socket
import threading

from django.db import OperationalError, connection

from rapport.timeline.models import Event
from rapport.timeline.news import wake
from rapport.timeline.news.bell import Hearing

log = logging.getLogger(__name__)

# News within this time is handled together: threads are woken this often at most.
GATHER_SECONDS = 0.05
# How often to check whether an announced event has settled meanwhile.
SETTLE_SECONDS = 0.5
# A connection silent for this long is tested: it may have been cut.
TRY_SECONDS = 60.0
RETRY_SECONDS = 1.0


class Lookout(threading.Thread):
    """Wakes this process whenever something new is on the timeline, until stopped."""

    def __init__(self) -> None:
        super().__init__(name="lookout", daemon=True)
        self._told, self._teller = socket.socketpair()
        self._stopping = threading.Event()

    def run(self) -> None:
        """Look out; when the database is gone, try again."""
        follow = self._listen if connection.vendor == "postgresql" else self._hear
        while not self._stopping.is_set():
            try:
                follow()
            except (OperationalError, OSError) as error:
                log.warning("The timeline cannot be watched at the moment: %s", error)
                self._stopping.wait(RETRY_SECONDS)
            finally:
                connection.close()
            # For whatever was written while nobody looked.
            wake.wake()

    def stop(self) -> None:
        """Ask the thread to end soon."""
        self._stopping.set()
        self._teller.send(b"!")

    def _hear(self) -> None:
        with Hearing() as hearing:
            while not self._stopping.is_set():
                wake.wake()
                self._stopping.wait(GATHER_SECONDS)
                hearing.wait(self._told)

    def _listen(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {wake.CHANNEL}")
        while not self._stopping.is_set():
            # Checked before waking, so that those woken see whatever has settled by now.
            has_settled = not Event.objects.unsettled().exists()
            wake.wake()
            self._stopping.wait(GATHER_SECONDS)
            self._await_notification(TRY_SECONDS if has_settled else SETTLE_SECONDS)

    def _await_notification(self, seconds: float) -> None:
        raw = connection.connection
        with connection.wrap_database_errors:
            if not any(True for _ in raw.notifies(timeout=0)):
                select.select([raw.fileno(), self._told], [], [], seconds)
            for _ in raw.notifies(timeout=0):
                pass
