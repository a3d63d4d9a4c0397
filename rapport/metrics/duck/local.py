"""DuckDB in this process."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rapport.metrics.duck.engine import make_database, translated
from rapport.metrics.duck.query import Answer, Query, Row, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 1_000
# Idle cursors, kept with the views they have already created.
MOST_FREE = 4


class Local:
    """Queries over the files of one folder, any number at once."""

    def __init__(self, root: Path, *, seconds: float | None = None) -> None:
        """Load nothing yet. A query that takes more than ``seconds`` raises NoRoom."""
        self._root = root
        self._seconds = seconds
        self._making = threading.Lock()
        self._database: DuckDBPyConnection | None = None
        self._free: deque[_Cursor] = deque(maxlen=MOST_FREE)

    def answer(self, query: Query) -> Answer:
        """Run the query; raises QueryFailed or one of its subclasses."""
        cursor = self._cursor()
        with translated(), _limited(self._seconds, cursor.interrupt):
            cursor.prepare(query)
            columns = cursor.execute(query)
            first = cursor.fetch()
        return Answer(columns, self._batches(cursor, query, first))

    def _batches(self, cursor: _Cursor, query: Query, batch: list[Row]) -> Iterator[list[Row]]:
        while batch:
            yield batch
            with translated():
                batch = cursor.fetch()
        # A cursor whose rows were not all taken is dropped, along with what it held.
        with translated():
            cursor.forget(query.tables)
        self._free.append(cursor)

    def _cursor(self) -> _Cursor:
        try:
            return self._free.pop()
        except IndexError:
            return _Cursor(self._open().cursor())

    def _open(self) -> DuckDBPyConnection:
        with self._making:
            if self._database is None:
                self._database = make_database(self._root)
            return self._database


class _Cursor:
    """A DuckDB cursor with the views it has created. Not thread-safe."""

    def __init__(self, cursor: DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._views: dict[str, str] = {}

    @property
    def interrupt(self) -> Callable[[], None]:
        """Return a function that interrupts a running query from another thread."""
        return self._cursor.interrupt

    def prepare(self, query: Query) -> None:
        """Create the views and tables that the query names."""
        for name, select in query.views.items():
            if self._views.get(name) != select:
                self._cursor.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {select}")
                self._views[name] = select
        for name, table in query.tables.items():
            self._load(name, table)

    def execute(self, query: Query) -> tuple[str, ...]:
        """Run the statement and return its column names."""
        self._cursor.execute(query.sql, query.parameters or None)
        return tuple(str(column[0]) for column in self._cursor.description or ())

    def fetch(self) -> list[Row]:
        """Return the next rows; an empty list at the end."""
        return self._cursor.fetchmany(BATCH)

    def forget(self, tables: Iterable[str]) -> None:
        """Drop the tables of a finished query."""
        for name in tables:
            self._cursor.execute(f"DROP TABLE {name}")

    def _load(self, name: str, table: Table) -> None:
        typed = ", ".join(f"{column} {kind}" for column, kind in table.columns.items())
        picked = ", ".join(f"row.{column}" for column in table.columns)
        self._cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({typed})")
        self._cursor.execute(
            f"INSERT INTO {name} SELECT {picked} FROM (SELECT unnest(from_json(?, ?)) AS row)",
            [table.rows, json.dumps([dict(table.columns)])],
        )


@contextmanager
def _limited(seconds: float | None, interrupt: Callable[[], None]) -> Iterator[None]:
    """Interrupt the block if it takes longer than ``seconds``."""
    if seconds is None:
        yield
        return
    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
