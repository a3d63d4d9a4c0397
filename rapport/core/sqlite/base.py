"""SQLite connections whose writers queue.

Django finds them by the name of this module.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from rapport.core.sqlite.queue import Queue, queue_of

WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that queues before it begins a transaction, and for a single write."""

    _queue: Queue | None = None
    _has_turn = False

    def get_new_connection(self, conn_params: Any) -> Any:
        if not self.is_in_memory_db():
            name = Path(self.settings_dict["NAME"])
            self._queue = queue_of(name.with_name(f"{name.name}-queue"))
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: Any = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the turn to write during the block."""
        self._take_turn()
        try:
            yield
        finally:
            self._end_turn()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:  # Whatever the exception: the turn must not stay taken.
            self._end_turn()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._end_turn()

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

    def _take_turn(self) -> None:
        if self._queue is not None and not self._has_turn:
            self._has_turn = self._queue.enter(self.settings_dict["OPTIONS"].get("timeout", 5.0))

    def _end_turn(self) -> None:
        if self._queue is not None and self._has_turn:
            self._has_turn = False
            self._queue.leave()


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that queues when it writes outside a transaction."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        if self.connection.in_transaction or not query.lstrip()[:7].upper().startswith(WRITING):
            return super().execute(query, params)
        with self.wrapper.turn():
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        if self.connection.in_transaction:
            return super().executemany(query, param_list)
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
