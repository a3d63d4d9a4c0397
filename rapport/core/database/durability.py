"""Durability of a transaction: at once, or with the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


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
        _set_synchronous("NORMAL")
        try:
            with transaction.atomic():
                yield
        finally:
            _set_synchronous("FULL")


def _set_synchronous(level: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={level}")
