"""A database of SQLite that really refuses: locked, full, or read-only."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from django.db import connection

from rapport.core import waiting
from tests.postgres import on_postgres

only_sqlite = pytest.mark.skipif(on_postgres(), reason="the fault is one of SQLite's")
PATIENCE = 0.3


@contextmanager
def locked() -> Iterator[None]:
    """Have another connection write all the time."""
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other,
        waiting.at_most(PATIENCE),
    ):
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def full() -> Iterator[None]:
    """Have room in the database for no further page."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA freelist_count")
        (unused,) = cursor.fetchone()
        cursor.execute("PRAGMA page_size")
        (size,) = cursor.fetchone()
        cursor.execute("CREATE TABLE ballast (bytes BLOB)")
        cursor.execute("INSERT INTO ballast VALUES (zeroblob(%s))", [unused * size])
    try:
        with _pragma("max_page_count", "1", str(1 << 30)):
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE ballast")


@contextmanager
def read_only() -> Iterator[None]:
    """Have the database only read."""
    with _pragma("query_only", "1", "0"):
        yield


FAULTS = {"locked": locked, "full": full, "read-only": read_only}


@contextmanager
def _pragma(name: str, during: str, after: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}={during}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {name}={after}")


@contextmanager
def no_room() -> Iterator[None]:
    """Let this process write into no file, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
