"""Hear of events that other processes write, and wake those who wait in this one.

One thread a process does this. It waits for PostgreSQL's notifications, or for the bell of a desk
on SQLite; nothing is asked for while nothing happens.
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

# What follows is heard together: so often at most are those who wait woken.
GATHER_SECONDS = 0.05
# How often one looks whether an event that was announced has settled meanwhile.
SETTLE_SECONDS = 0.5
# A connection over which nothing came for so long is tried: it may have been cut on the way.
TRY_SECONDS = 60.0
RETRY_SECONDS = 1.0


class Watch(threading.Thread):
    """Wakes this process whenever something is new on the timeline, until told to stop."""

    def __init__(self) -> None:
        super().__init__(name="watch", daemon=True)
        self._told, self._teller = socket.socketpair()
        self._stopping = threading.Event()

    def run(self) -> None:
        """Watch; when the database is gone, try again."""
        follow = self._listen if connection.vendor == "postgresql" else self._hear
        while not self._stopping.is_set():
            try:
                follow()
            except (OperationalError, OSError) as error:
                log.warning("The timeline cannot be watched at the moment: %s", error)
                self._stopping.wait(RETRY_SECONDS)
            finally:
                connection.close()
            # Whatever was written while nobody watched.
            wake.wake()

    def stop(self) -> None:
        """End soon."""
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
            # Asked before those who wait are woken: what has settled by now they will see.
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
