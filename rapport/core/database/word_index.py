"""Indexes of words, one row for each thing that they find."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from rapport.core.database import fulltext

Found = TypeVar("Found", bound=Model)


class WordIndex:
    """A table with the words of rows: FTS5 on SQLite, a column with a GIN index on PostgreSQL.

    Each row of words begins with ``fulltext.START``, so that what begins with the typed words is
    found before the rest. ``key`` is the column with the row's number on PostgreSQL.
    """

    def __init__(self, table: str, key: str) -> None:
        self._put = {
            "sqlite": f"INSERT OR REPLACE INTO {table}(rowid, words) VALUES (%s, %s)",
            "postgresql": (
                f"INSERT INTO {table}({key}, words) VALUES (%s, to_tsvector('simple', %s))"
                f" ON CONFLICT ({key}) DO UPDATE SET words = excluded.words"
            ),
        }
        self._drop = {
            "sqlite": f"DELETE FROM {table} WHERE rowid = %s",
            "postgresql": f"DELETE FROM {table} WHERE {key} = %s",
        }
        self._match = {
            "sqlite": f"SELECT rowid FROM {table} WHERE words MATCH %s",
            "postgresql": f"SELECT {key} FROM {table} WHERE words @@ to_tsquery('simple', %s)",
        }

    def put(self, entries: Iterable[tuple[int, str]]) -> None:
        """Index rows, given as numbers and words."""
        rows = [(pk, f"{fulltext.START} {fulltext.spaced(words)}") for pk, words in entries]
        with connection.cursor() as cursor:
            cursor.executemany(self._put[connection.vendor], rows)

    def drop(self, pk: int) -> None:
        """Remove a row."""
        with connection.cursor() as cursor:
            cursor.execute(self._drop[connection.vendor], [pk])

    def matching(self, rows: QuerySet[Found], text: str) -> QuerySet[Found]:
        """Return the rows in which every word occurs, the last one as a prefix; all of them for no
        text.
        """
        if not text.strip():
            return rows
        return self._narrow(rows, fulltext.query(text))

    def beginning(self, rows: QuerySet[Found], text: str) -> QuerySet[Found]:
        """Return the rows whose words begin with the text."""
        return self._narrow(rows, fulltext.query_of_beginning(text))

    def of_each(self, queries: list[str], most: int) -> list[list[int]]:
        """Return, for each query, some of the rows that match it; at most so many, in one look."""
        match = self._match[connection.vendor]
        one = f"SELECT %s, found.* FROM ({match} LIMIT {most:d}) AS found"
        found: list[list[int]] = [[] for _ in queries]
        with connection.cursor() as cursor:
            values = [value for pair in enumerate(queries) for value in pair]
            cursor.execute(" UNION ALL ".join([one] * len(queries)), values)
            for at, pk in cursor.fetchall():
                found[int(at)].append(pk)
        return found

    def _narrow(self, rows: QuerySet[Found], query: str | None) -> QuerySet[Found]:
        if query is None:
            return rows.none()
        return rows.filter(pk__in=RawSQL(self._match[connection.vendor], [query]))
