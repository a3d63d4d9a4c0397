"""Faults of database and disk, told apart."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError

from rapport.core.database.faults import Fault, fault_of, told, unavailable
from rapport.core.errors import Misconfigured


def of_postgres(state: str | None, words: str = "") -> BaseException:
    psycopg = pytest.importorskip("psycopg")
    kind = psycopg.OperationalError if state is None else psycopg.errors.lookup(state)
    error: BaseException = kind(words)
    return error


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.FULL),
        (errno.EDQUOT, Fault.FULL),
        (errno.EFBIG, Fault.FULL),
        (errno.EROFS, Fault.READ_ONLY),
        (errno.EIO, Fault.BROKEN),
        (errno.EMFILE, Fault.CROWDED),
        (errno.ECONNREFUSED, None),
        (errno.EPIPE, None),
    ],
)
def test_the_system(number: int, fault: Fault | None) -> None:
    assert fault_of(OSError(number, "it says")) is fault


def test_a_file_that_may_not_be_written_but_not_a_refusing_network(tmp_path: Path) -> None:
    assert fault_of(PermissionError(errno.EACCES, "no", str(tmp_path))) is Fault.READ_ONLY
    assert fault_of(PermissionError(errno.EPERM, "no")) is None
    assert fault_of(FileNotFoundError(errno.ENOENT, "no", str(tmp_path))) is None


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("53100", Fault.FULL),
        ("53300", Fault.CROWDED),
        ("25006", Fault.READ_ONLY),
        ("57P01", Fault.LOST),
        ("57P03", Fault.LOST),
        ("08006", Fault.LOST),
        ("55P03", Fault.LOCKED),
        ("40P01", Fault.LOCKED),
        ("58030", Fault.BROKEN),
        ("XX001", Fault.BROKEN),
        ("57014", None),
        ("42P01", None),
    ],
)
def test_postgresql(state: str, fault: Fault | None) -> None:
    error = OperationalError("it says")
    error.__cause__ = of_postgres(state)

    assert fault_of(error) is fault


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("connection failed: Connection refused", Fault.LOST),
        ("the connection is closed", Fault.LOST),
        ("server closed the connection unexpectedly", Fault.LOST),
        ("FATAL:  sorry, too many clients already", Fault.CROWDED),
        ("FATAL:  remaining connection slots are reserved for roles", Fault.CROWDED),
    ],
)
def test_postgresql_without_a_code(words: str, fault: Fault) -> None:
    assert fault_of(of_postgres(None, words)) is fault


def test_sqlite_itself(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE words (word)")
    (tmp_path / "noise").write_bytes(b"no database" * 1000)
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")

    assert _refusal_of(path, "INSERT INTO words VALUES (1)") is Fault.LOCKED
    held.close()
    assert _refusal_of(f"file:{path}?mode=ro", "DELETE FROM words") is Fault.READ_ONLY
    full = "PRAGMA max_page_count=1; INSERT INTO words VALUES (zeroblob(9999))"
    assert _refusal_of(path, full) is Fault.FULL
    assert _refusal_of(tmp_path / "noise", "SELECT * FROM words") is Fault.BROKEN
    assert _refusal_of(tmp_path / "no" / "folder", "SELECT 1") is Fault.LOST
    assert _refusal_of(path, "SELECT * FROM nothing") is None


def _refusal_of(path: Path | str, statements: str) -> Fault | None:
    try:
        connection = sqlite3.connect(path, timeout=0, uri=True, isolation_level=None)
        connection.executescript(statements)
    except sqlite3.Error as error:
        return fault_of(error)
    raise AssertionError("It was not refused.")


def test_a_connection_that_was_closed_under_it() -> None:
    assert fault_of(InterfaceError("connection already closed")) is Fault.LOST


def test_mistakes_of_ours_and_refusals_are_no_faults() -> None:
    error = Misconfigured("The database cannot be reached.")
    error.__cause__ = OSError(errno.ENOSPC, "full")

    assert fault_of(IntegrityError("UNIQUE constraint failed")) is None
    assert fault_of(error) is None
    assert fault_of(None) is None
    assert unavailable(ValueError("no")) is None


def test_people_are_not_told_which_and_operators_are() -> None:
    refusal = unavailable(OSError(errno.ENOSPC, "No space left on device"))

    assert refusal is not None
    assert "space" not in refusal.sentence
    assert refusal.headers == {"Retry-After": "60"}
    assert all(told(fault) for fault in Fault)
