"""Inserting many rows into one table."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from typing import Any

from django.db import connection, models
from django.db.models import Max

Row = tuple[Any, ...]


class Table:
    """Rows on their way into a model's table, as values of the named columns.

    The other columns get the model's defaults, and those that the database fills are left to it.
    """

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        self.model = model
        self.rows: list[Row] = []
        fields = {str(f.column): f for f in model._meta.concrete_fields}
        others = {
            name: field
            for name, field in fields.items()
            if name not in columns and not _is_database_made(field)
        }
        self._constants = tuple(_default(field) for field in others.values())
        self._columns = [*columns, *others]
        self._add = self.rows.append

    def new_ids(self) -> Callable[[], int]:
        """Return a function that returns the next free number at each call."""
        last = self.model._default_manager.aggregate(last=Max("pk"))["last"] or 0
        return count(last + 1).__next__

    def add(self, *values: Any) -> None:
        """Take a row, which is written at the next flush."""
        self._add(values + self._constants)

    def flush(self) -> None:
        """Write the rows taken so far; must run inside a transaction."""
        if self.rows:
            write(self.model._meta.db_table, self._columns, self.rows)
            self.rows.clear()


def write(table: str, columns: list[str], rows: Sequence[Row]) -> None:
    """Insert rows as fast as the database takes them."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)


def instants() -> Callable[[int], Any]:
    """Return a function that turns Unix seconds into the database's form of an instant."""
    zone = UTC
    moment = datetime.fromtimestamp
    if connection.vendor == "postgresql":
        return lru_cache(maxsize=10_000)(lambda at: moment(at, zone))
    # Django writes them into SQLite in UTC, without a mark of the zone.
    return lru_cache(maxsize=10_000)(lambda at: str(moment(at, zone))[:19])


def _is_database_made(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.AutoField) or field.db_default is not models.NOT_PROVIDED


def _default(field: models.Field[Any, Any]) -> Any:
    value = field.get_default()
    if isinstance(field, models.JSONField):
        return json.dumps(value)
    return field.get_db_prep_save(value, connection)
