"""Durability of a transaction: at once, with the next, or not at all."""

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
    """Let SQLite wait for no disk in the block; after a power cut the database may be broken."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with _sqlite().in_haste():
            yield
    else:
        yield


def put_on_disk() -> None:
    """Put on disk all that any process has committed until now.

    Others see a transaction of SQLite some milliseconds before it is on disk. Whoever notes
    elsewhere how far they have read calls this first: after a power cut their note must not be
    ahead of the database.
    """
    if connection.vendor == "sqlite":
        _sqlite().put_on_disk()


def _sqlite() -> Any:
    """Return the connection, which is ``rapport.core.sqlite``'s."""
    return connections[connection.alias]
