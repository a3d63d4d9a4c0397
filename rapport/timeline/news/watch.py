"""Hear of events that other processes write, and wake those who wait in this one.

One thread a process does this. PostgreSQL notifies it; SQLite has to be asked, which is cheap:
``PRAGMA data_version`` changes when another connection has committed anything at all.
"""

from __future__ import annotations

import logging
import threading

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper

from rapport.timeline.models import Event
from rapport.timeline.news import wake

log = logging.getLogger(__name__)

SQLITE_SECONDS = 0.15
# How soon a thread that listens notices that it should stop.
LISTEN_SECONDS = 0.5
RETRY_SECONDS = 1.0


def watch(stop: threading.Event) -> None:
    """Wake this process whenever something is new on the timeline, until told to stop."""
    follow = _listen if connection.vendor == "postgresql" else _poll
    while not stop.is_set():
        try:
            follow(stop)
        except OperationalError:
            log.warning("The timeline cannot be watched at the moment", exc_info=True)
            stop.wait(RETRY_SECONDS)
        finally:
            connection.close()
        # Whatever was written while nobody watched.
        wake.wake()


def _poll(stop: threading.Event) -> None:
    with connection.cursor() as cursor:
        version, newest = _data_version(cursor), _newest()
        while not stop.wait(SQLITE_SECONDS):
            if (current := _data_version(cursor)) == version:
                continue
            version = current
            if (last := _newest()) != newest:
                newest = last
                wake.wake()


def _data_version(cursor: CursorWrapper) -> int:
    cursor.execute("PRAGMA data_version")
    return int(cursor.fetchone()[0])


def _newest() -> int | None:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first()


def _listen(stop: threading.Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {wake.CHANNEL}")
    wake.wake()
    while not stop.is_set():
        with connection.wrap_database_errors:
            for _ in connection.connection.notifies(timeout=LISTEN_SECONDS, stop_after=1):
                wake.wake()
