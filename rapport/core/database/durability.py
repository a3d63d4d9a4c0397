"""Durability of a transaction: at once, with the next, or never."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, transaction


@contextmanager
def on_disk_with_the_next() -> Iterator[None]:
    """Run a transaction that reaches the disk no later than this connection's next ordinary one.

    A crash of the process loses nothing of it. A power cut before that next one may, but only
    together with everything after it: both engines write their logs in order. Use it for a step
    that nobody is told of before the next step is done; it halves the waits for the disk. Inside a
    transaction it is part of that one.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")
            yield
    else:
        with _sqlite().on_disk_later(), transaction.atomic():
            yield


@contextmanager
def never_on_disk() -> Iterator[None]:
    """Keep SQLite from waiting for the disk in the block; a power cut may break the database."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with _sqlite().in_haste():
            yield
    else:
        yield


def put_on_disk() -> None:
    """Flush to disk everything that any process has committed until now.

    Others see a SQLite transaction some milliseconds before it is on disk. Code that records
    elsewhere how far it has read calls this first: after a power cut its record must not be ahead
    of the database.
    """
    if connection.vendor == "sqlite":
        _sqlite().put_on_disk()


def _sqlite() -> Any:
    """Return the connection, typed as ``rapport.core.sqlite``'s."""
    return connections[connection.alias]
