"""Read one consistent state of the facts through an embedded DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapport.core.errors import RapportError
from rapport.metrics.facts import Fact
from rapport.metrics.warehouse import engine
from rapport.metrics.warehouse.manifest import Manifest
from rapport.metrics.warehouse.parquet import empty, literal
from rapport.metrics.warehouse.prelude import PRELUDE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 1_000


class FactsNotReady(RapportError):
    """The stored rows are of an older shape; they are being rebuilt."""

    code = "facts_not_ready"
    status = 503


class Session:
    """A DuckDB session over one state. Not for several threads at once."""

    def __init__(self, root: Path, manifest: Manifest, database: DuckDBPyConnection) -> None:
        self.manifest = manifest
        self._root = root
        self._cursor = database.cursor()
        self._views: set[str] = set()

    def open(self, fact: Fact) -> None:
        """Make the fact a view of its name."""
        if fact.name not in self._views:
            self._cursor.execute(f"CREATE TEMP VIEW {fact.name} AS {self._source(fact)}")
            self._views.add(fact.name)

    def load(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]
    ) -> None:
        """Make a temporary table of these rows, in place of one that had this name."""
        typed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        picked = ", ".join(f"row.{column}" for column in columns)
        self._cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({typed})")
        self._cursor.execute(
            f"INSERT INTO {name} SELECT {picked} FROM (SELECT unnest(from_json(?, ?)) AS row)",
            [json.dumps(list(rows), default=str), json.dumps([columns])],
        )

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give all of its rows."""
        return self._cursor.execute(sql).fetchall()

    def stream(self, sql: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
        """Run a query; give its column names and its rows, fetched as they are taken."""
        result = self._cursor.execute(sql)
        columns = [str(column[0]) for column in result.description or ()]
        first = result.fetchmany(BATCH)
        return columns, self._rest(first)

    def close(self) -> None:
        """End the session."""
        self._cursor.close()

    def _rest(self, batch: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        while batch:
            yield from batch
            batch = self._cursor.fetchmany(BATCH)

    def _source(self, fact: Fact) -> str:
        table = self.manifest.tables.get(fact.name)
        if table is None or not table.parts:
            return empty(fact)
        if table.shape != fact.shape:
            raise FactsNotReady("The figures are being rebuilt; please come back in a moment.")
        files = ", ".join(literal(self._root / part.file) for part in table.parts.values())
        return f"SELECT * FROM read_parquet([{files}])"


def make_database(root: Path) -> DuckDBPyConnection:
    """Make a database in memory: one pool of threads and one limit for all sessions of a process.

    It holds no rows, only the prelude; it can read the facts' folder and nothing else.
    """
    database = engine.connect(root)
    for macro in PRELUDE:
        database.execute(macro)
    database.execute(f"SET allowed_directories = [{literal(root)}]")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    return database
