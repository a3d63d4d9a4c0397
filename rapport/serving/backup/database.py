"""Copies of the database while it is in use.

And the way back from a copy.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.db import connection
from django.utils.translation import gettext as _
from psycopg import errors

from rapport.core.errors import RapportError
from rapport.serving.backup import room

LITTER = ("-wal", "-shm", "-journal")
# Databases in which backups are proven.
SCRATCH = "rapport_proof_"


class CannotCopy(RapportError):
    """The database cannot be copied or restored; the message says why."""

    code = "cannot_copy"
    status = 500


@dataclass(frozen=True)
class Snapshot:
    """The database at one instant: its size, how many rows each table has, and its bytes."""

    size: int
    rows: dict[str, int]
    stream: IO[bytes]
    finish: Callable[[], None] = lambda: None


@contextmanager
def snapshot(*folders: Path) -> Iterator[Snapshot]:
    """Yield the database as it is at one instant.

    On PostgreSQL it is copied nowhere: pg_dump writes it as it is read. A SQLite file is copied
    first, to the first of the folders that has room for it; raises NoRoom when none has. Call
    ``finish`` when all is read.
    """
    copied = _of_sqlite(folders) if connection.vendor == "sqlite" else _of_postgres()
    with copied as taken:
        yield taken


@contextmanager
def _of_sqlite(folders: tuple[Path, ...]) -> Iterator[Snapshot]:
    tables = _tables()
    with connection.cursor() as cursor:
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        size = int(cursor.fetchone()[0])
        with room.scratch(room.roomiest(*folders, size=size)) as folder:
            copy = folder / "database"
            os.close(os.open(copy, os.O_CREAT | os.O_EXCL, 0o600))
            cursor.execute("VACUUM INTO %s", [str(copy)])
            with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as read:
                rows = count(read, tables)
            stream = copy.open("rb")
    # Its name is gone: whatever kills us now, no copy stays behind.
    with stream:
        yield Snapshot(os.fstat(stream.fileno()).st_size, rows, stream)


@contextmanager
def _of_postgres() -> Iterator[Snapshot]:
    # A connection of its own holds the instant open, for counting and for pg_dump.
    with closing(connection.get_new_connection(connection.get_connection_params())) as held:
        held.autocommit = False
        with closing(held.cursor()) as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot(), pg_database_size(current_database())")
            name, size = cursor.fetchone()
        rows = count(held, _tables())
        arguments = ("--format=custom", "--no-owner", f"--snapshot={name}")
        with _started(["pg_dump", *arguments, *_target()]) as (stream, finish):
            yield Snapshot(size, rows, stream, finish)


@contextmanager
def _started(command: list[str]) -> Iterator[tuple[IO[bytes], Callable[[], None]]]:
    try:
        process = subprocess.Popen(
            command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except FileNotFoundError as error:
        raise _missing(command[0]) from error
    assert process.stdout is not None
    assert process.stderr is not None

    def finish() -> None:
        said = process.stderr.read().decode(errors="replace") if process.stderr else ""
        if process.wait():
            raise _failed(command[0], said, process.returncode)

    try:
        yield process.stdout, finish
    finally:
        process.stdout.close()
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stderr.close()


def _tables() -> list[str]:
    return sorted(connection.introspection.django_table_names(only_existing=True))


def count(copy: Any, tables: list[str]) -> dict[str, int]:
    """Return how many rows each of the tables has; ``copy`` is a connection (PEP 249)."""
    counted = {}
    with closing(copy.cursor()) as cursor:
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counted[table] = cursor.fetchone()[0]
    return counted


def examine(source: Path) -> None:
    """Raise CannotCopy when the file is damaged."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
            try:
                told = copy.execute("PRAGMA quick_check").fetchone()[0]
            except sqlite3.DatabaseError as error:
                told = str(error)
        if told != "ok":
            raise CannotCopy(_("The database in the backup is damaged: %s") % told)
    else:
        _run(["pg_restore", "--list", str(source)])


def copy_in(source: Path, replaced: Path) -> None:
    """Replace the database with the file; the old one is kept where possible.

    A SQLite file is moved to the folder ``replaced``; a PostgreSQL database is dumped into it.
    """
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        connection.close()
        for name in (place.name, *(place.name + end for end in LITTER)):
            if (place.parent / name).exists():
                shutil.move(place.parent / name, replaced / name)
        shutil.move(source, place)
        return
    kept = replaced / "database"
    _run(["pg_dump", "--format=custom", "--no-owner", f"--file={kept}", *_target()])
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()
    fill(source, connection.settings_dict["NAME"])


def fill(source: Path, database: str) -> None:
    """Restore a dump into an empty database of our PostgreSQL server."""
    _run(["pg_restore", "--no-owner", "--exit-on-error", str(source), f"--dbname={database}"])


def _target() -> list[str]:
    return [f"--dbname={connection.settings_dict['NAME']}"]


def _environment() -> dict[str, str]:
    settings = connection.settings_dict
    wanted = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
    }
    return {**os.environ, **{name: value for name, value in wanted.items() if value}}


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, env=_environment(), check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise _missing(command[0]) from error
    except subprocess.CalledProcessError as error:
        raise _failed(command[0], error.stderr or "", error.returncode) from error


def _missing(program: str) -> CannotCopy:
    return CannotCopy(
        _("%s is not installed here; it comes with PostgreSQL's client programs.") % program
    )


def _failed(program: str, said: str, status: int) -> CannotCopy:
    lines = said.strip().splitlines()
    reason = lines[-1] if lines else f"exit status {status}"
    return CannotCopy(_("%s failed: %s") % (program, reason))


@contextmanager
def opened(copy: Path) -> Iterator[tuple[Any, str]]:
    """Yield a connection (PEP 249) to a copy that was restored for this, or None and why not."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as read:
            yield read, ""
        return
    with closing(connection.get_new_connection(connection.get_connection_params())) as server:
        server.autocommit = True
        _drop_abandoned(server)
        name = f"{SCRATCH}{secrets.token_hex(4)}"
        try:
            server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        except errors.InsufficientPrivilege:
            yield None, _("PostgreSQL’s user may not create a database to restore it in.")
            return
        try:
            fill(copy, name)
            parameters = {**connection.get_connection_params(), "dbname": name}
            with closing(connection.get_new_connection(parameters)) as read:
                yield read, ""
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _drop_abandoned(server: Any) -> None:
    """Drop what a killed process left; whoever calls this holds the turn of proofs."""
    found = server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{SCRATCH}%"])
    for (name,) in found.fetchall():
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
