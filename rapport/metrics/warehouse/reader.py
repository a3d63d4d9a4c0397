"""Sessions that read one consistent state of the facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rapport.metrics.duck.engine import literal
from rapport.metrics.duck.query import Answer, Engine, Query, Row, Table
from rapport.metrics.errors import being_rebuilt
from rapport.metrics.facts import Fact
from rapport.metrics.warehouse.manifest import Manifest
from rapport.metrics.warehouse.parquet import empty


class Session:
    """Queries over one state, for one question. Not thread-safe."""

    def __init__(self, root: Path, manifest: Manifest, engine: Engine) -> None:
        self.manifest = manifest
        self._root = root
        self._engine = engine
        self._views: dict[str, str] = {}
        self._tables: dict[str, Table] = {}

    def open(self, fact: Fact) -> None:
        """Create a view with the fact's name over its files."""
        self._views[fact.name] = self._source(fact)

    def load(
        self, name: str, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]
    ) -> None:
        """Create a temporary table of these rows, replacing any of this name."""
        self._tables[name] = Table(columns, json.dumps(list(rows), default=str))

    def rows(self, sql: str) -> list[Row]:
        """Run a query and return all of its rows."""
        return self.stream(sql).rows()

    def stream(self, sql: str) -> Answer:
        """Run a query; return its column names and its rows, fetched as they are read."""
        return self._engine.answer(Query(sql, views=self._views, tables=self._tables))

    def _source(self, fact: Fact) -> str:
        table = self.manifest.tables.get(fact.name)
        # Never built, set aside because it was damaged, or of another version: not nothing.
        if table is None or table.shape != fact.shape:
            raise being_rebuilt()
        if not table.buckets:
            return empty(fact)
        files = ", ".join(literal(self._root / bucket.file) for bucket in table.buckets.values())
        return f"SELECT * FROM read_parquet([{files}])"
