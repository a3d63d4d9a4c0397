"""SQLite connections whose writers queue and wait for the disk together.

Django finds them by the name of this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from rapport.core.sqlite.log import Log
from rapport.core.sqlite.queue import Queue
from rapport.core.waiting import about_to_wait, patience

# SQLite is told again how long to wait for its lock only if that differs by more.
SLACK_SECONDS = 1.0
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Statements that begin so write nothing that has to be on disk.
HARMLESS = ("SELECT", "BEGIN", "PRAGMA")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that queues before it begins a transaction, and for a single write.

    Its transactions wait for the disk after they have ended, and let others write meanwhile;
    writes outside a transaction wait inside SQLite.
    """

    _queue: Queue | None = None
    _has_turn = False
    _log: Log | None = None
    # Whether SQLite waits for the disk itself, and whether we do when it does not.
    _is_full = True
    _waits = True
    # For how many seconds SQLite waits for its lock.
    _patience = 0.0

    def get_new_connection(self, conn_params: Any) -> Any:
        made = super().get_new_connection(conn_params)
        self._is_full = True
        self._patience = self._usual_patience
        if not self.is_in_memory_db():
            name = Path(self.settings_dict["NAME"])
            self._queue = _queue_of(name.with_name(f"{name.name}-queue"))
            self._log = _log_of(made)
        return made

    def create_cursor(self, name: Any = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the turn to write during the block."""
        self._take_turn()
        try:
            self._be_patient()
            yield
        finally:
            self._end_turn()

    @contextmanager
    def on_disk_later(self) -> Iterator[None]:
        """Let the block's transactions reach the disk with the next one after it."""
        before, self._waits = self._waits, False
        try:
            yield
        finally:
            self._waits = before

    @contextmanager
    def in_haste(self) -> Iterator[None]:
        """Keep everything in the block from waiting for the disk, even SQLite when it tidies its
        log.
        """
        self.ensure_connection()
        kept, self._log = self._log, None
        self.connection.executescript("PRAGMA synchronous=OFF")
        try:
            yield
        finally:
            self.connection.executescript("PRAGMA synchronous=FULL")
            self._log, self._is_full = kept, True

    def put_on_disk(self) -> None:
        """Flush to disk what any connection has committed until now."""
        self.ensure_connection()
        # Without a log everything is in the database file, which SQLite has flushed.
        if self._log is not None and self._log.is_there():
            self._sync(self._log)

    def be_full(self, is_full: bool) -> None:
        """Let SQLite wait for the disk itself, or leave that to us."""
        if self._log is not None and self._is_full != is_full:
            self.connection.executescript(f"PRAGMA synchronous={'FULL' if is_full else 'NORMAL'}")
            self._is_full = is_full

    def _start_transaction_under_autocommit(self) -> None:
        self.be_full(False)
        self._take_turn()
        try:
            self._be_patient()
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:  # Whatever the exception: the turn must not stay taken.
            self._end_turn()
            raise

    def _commit(self) -> Any:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._end_turn()
        if self._waits and not self._is_full and self._log is not None:
            self._sync(self._log)

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _sync(self, log: Log) -> None:
        about_to_wait()
        try:
            log.sync()
        except OSError as error:
            raise OperationalError("What was written may not be on disk.") from error

    def _take_turn(self) -> None:
        if self._queue is not None and not self._has_turn:
            self._has_turn = self._queue.enter(patience(self._usual_patience))

    def _be_patient(self) -> None:
        """Have SQLite wait for its lock for as long as may still be waited."""
        seconds = patience(self._usual_patience)
        if abs(seconds - self._patience) > SLACK_SECONDS:
            self.connection.execute(f"PRAGMA busy_timeout={round(seconds * 1000)}")
            self._patience = seconds

    @property
    def _usual_patience(self) -> float:
        return float(self.settings_dict["OPTIONS"].get("timeout", 5.0))

    def _end_turn(self) -> None:
        if self._queue is not None and self._has_turn:
            self._has_turn = False
            self._queue.leave()


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that queues when it writes outside a transaction."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        if self.connection.in_transaction:
            return super().execute(query, params)
        begins = query.lstrip()[:7].upper()
        if not begins.startswith(HARMLESS):
            self.wrapper.be_full(True)
        if not begins.startswith(WRITING):
            return super().execute(query, params)
        with self.wrapper.turn():
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        if self.connection.in_transaction:
            return super().executemany(query, param_list)
        self.wrapper.be_full(True)
        with self.wrapper.turn():
            return super().executemany(query, param_list)

    def convert_query(self, query: str, *, param_names: Any = None) -> Any:
        if param_names is None:
            return _converted(query)
        return super().convert_query(query, param_names=param_names)


@lru_cache(maxsize=512)
def _converted(query: str) -> str:
    """Return the query with SQLite's placeholders; the same queries come again and again."""
    return str(base.FORMAT_QMARK_REGEX.sub("?", query)).replace("%%", "%")


@cache
def _queue_of(path: Path) -> Queue:
    return Queue(path)


def _log_of(connection: Any) -> Log | None:
    """Return the log of the database; None if it has none, so that SQLite waits itself."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    # The file whose name, or a link to it, we were given.
    (_number, _name, path), *_others = connection.execute("PRAGMA database_list").fetchall()
    return _log_at(f"{path}-wal") if mode == "wal" else None


@cache
def _log_at(path: str) -> Log:
    return Log(Path(path))
