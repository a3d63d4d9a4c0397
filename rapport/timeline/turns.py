"""Turns: work that only one process at a time may do.

A turn ends with its process in any case.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from rapport.core.derived import aside


@contextmanager
def turn(name: str, *, wait: bool = False) -> Iterator[bool]:
    """Hold the turn of that name during the block; yield False when another process holds it.

    With ``wait``, wait for it instead. A turn is not a transaction: on PostgreSQL it is an
    advisory lock of the session, on SQLite a lock on a file in the data folder.
    """
    if connection.vendor == "postgresql":
        with _advisory_lock(name, wait) as mine:
            yield mine
    else:
        with _file_lock(name, wait) as mine:
            yield mine


@contextmanager
def _advisory_lock(name: str, wait: bool) -> Iterator[bool]:
    digest = hashlib.sha256(f"rapport {name}".encode()).digest()
    key = int.from_bytes(digest[:8], "big", signed=True)
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_lock(%s)", [key])
            mine = True
        else:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
            mine = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _file_lock(name: str, wait: bool) -> Iterator[bool]:
    held = aside.open_lock(aside.folder(settings.LOCKS_ROOT) / f"{name}.lock")
    try:
        fcntl.flock(held, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(held)
