"""Writing of buckets: new rows of a fact with the old ones."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from rapport.metrics.duck.engine import literal
from rapport.metrics.duck.query import Engine, Query
from rapport.metrics.facts import ColumnType, Fact
from rapport.metrics.warehouse.manifest import sync

SQL_TYPES: Mapping[ColumnType, str] = {
    "int": "BIGINT",
    "float": "DOUBLE",
    "seconds": "INTEGER",
    "text": "VARCHAR",
    "bool": "BOOLEAN",
    # Without a zone and always UTC: DuckDB cuts these ten times faster than zoned timestamps.
    "instant": "TIMESTAMP",
    "date": "DATE",
    "decimal": "DECIMAL(18, 4)",
}


def write_bucket(
    engine: Engine,
    fact: Fact,
    path: Path,
    subjects: Collection[int],
    old: Path | None = None,
) -> int:
    """Write all rows of these subjects and those of other subjects in ``old``; return the count.

    With no rows, no file is left at ``path``. The file is durable when this returns.
    """
    # Lines of JSON are the fastest way in without numpy or pyarrow: 6 µs a row of 13 columns,
    # against 1,400 by executemany.
    lines = path.with_suffix(".ndjson")
    try:
        _write_lines(fact, lines, fact.rows(subjects), subjects)
        rows = _copy(engine, fact, lines, path, subjects, old)
    finally:
        lines.unlink(missing_ok=True)
    if rows:
        sync(path)
    else:
        path.unlink()
    return rows


def empty(fact: Fact) -> str:
    """Return a SELECT of the fact's typed columns without rows."""
    columns = (f"NULL::{SQL_TYPES[kind]} AS {name}" for name, kind in fact.types.items())
    return f"SELECT {', '.join(columns)} WHERE false"


def _write_lines(
    fact: Fact, path: Path, rows: Iterable[Mapping[str, Any]], subjects: Collection[int]
) -> None:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain).encode
    wanted = subjects if isinstance(subjects, range) else frozenset(subjects)
    columns = fact.types.keys()
    with path.open("w", encoding="utf-8") as lines:
        for row in rows:
            if row.keys() != columns:
                odd = ", ".join(sorted(row.keys() ^ columns))
                raise ValueError(f"A row of the fact {fact.name} has other columns: {odd}.")
            if row[fact.subject] not in wanted:
                raise ValueError(f"A row of the fact {fact.name} is of a subject not asked for.")
            lines.write(encode(row))
            lines.write("\n")


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("An instant of a fact needs its time zone.")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a fact")


def _copy(
    engine: Engine,
    fact: Fact,
    lines: Path,
    path: Path,
    subjects: Collection[int],
    old: Path | None,
) -> int:
    columns = ", ".join(fact.types)
    typed = ", ".join(f"{name}: '{SQL_TYPES[kind]}'" for name, kind in fact.types.items())
    select = (
        f"SELECT {columns} FROM read_json({literal(lines)}, "
        f"format='newline_delimited', columns={{{typed}}})"
    )
    parameters = []
    if old is not None:
        select += f" UNION ALL SELECT {columns} FROM read_parquet({literal(old)}) WHERE "
        if isinstance(subjects, range):
            select += f"{fact.subject} NOT BETWEEN {subjects.start} AND {subjects.stop - 1}"
        else:
            # As one JSON text: binding a long Python list costs 30 times as much.
            select += f"{fact.subject} NOT IN (SELECT unnest(from_json(?, '[\"BIGINT\"]')))"
            parameters.append(json.dumps(list(subjects)))
    into = f"TO {literal(path)} (FORMAT parquet, COMPRESSION zstd)"
    copy = Query(f"COPY ({select} ORDER BY {fact.key}) {into}", parameters=tuple(parameters))
    ((rows,),) = engine.answer(copy).rows()
    return int(rows)
