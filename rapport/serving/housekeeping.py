"""Housekeeping, done at intervals by one process at a time."""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from rapport.serving.models import Process
from rapport.tickets.actions.messages.picture import forget_pictures
from rapport.timeline import turns

log = logging.getLogger(__name__)

IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
TASKS_KEPT = timedelta(days=14)
PROCESSES_KEPT = timedelta(hours=1)


def tidy(at: datetime) -> bool:
    """Delete what has expired, and let the database tidy its own files."""
    with turns.turn("housekeeping") as mine:
        if not mine:
            return False
        Session.objects.filter(expire_date__lt=at).delete()
        DBTaskResult.objects.finished().filter(finished_at__lt=at - TASKS_KEPT).delete()
        forget_pictures(at)
        Process.objects.filter(seen_at__lt=at - PROCESSES_KEPT).delete()
        if connection.vendor == "sqlite":
            tidy_sqlite()
    return False


def tidy_sqlite() -> None:
    """Shorten the write-ahead log, and update the query planner's statistics.

    SQLite checkpoints the log by itself, but never shortens it while pages are read without a
    pause. While others write without a pause it is left for the next time: nothing depends on it.
    """
    for statement in ("PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"):
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        except OperationalError as error:
            if not _is_in_use(error):
                raise
            log.debug("%s is left for the next time: %s.", statement, error)


def _is_in_use(error: OperationalError) -> bool:
    """Return whether other connections kept the database busy; the error's low byte is its code."""
    code = getattr(error.__cause__, "sqlite_errorcode", 0)
    return code & 0xFF in IN_USE
