"""Queries and answers, the same wherever DuckDB runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Protocol, TypeAlias

Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """Rows that a query brings along: a JSON list of objects, and the SQL type of each column."""

    columns: Mapping[str, str]
    rows: str


@dataclass(frozen=True)
class Query:
    """One statement, and what must be there for it.

    ``views`` are SELECT statements by the name the statement gives them, ``tables`` likewise rows
    of the asker's own. ``parameters`` stand for the question marks.
    """

    sql: str
    parameters: tuple[str, ...] = ()
    views: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """The names of the columns, and the rows, fetched in batches as they are taken.

    A value is None, a truth value, a number, a Decimal, text, a date, or a datetime without a zone.
    """

    columns: tuple[str, ...]
    batches: Iterator[list[Row]]

    def rows(self) -> list[Row]:
        """Return all rows at once."""
        return list(self.each())

    def each(self) -> Iterator[Row]:
        """Return the rows one by one."""
        return chain.from_iterable(self.batches)


class Engine(Protocol):
    """Whoever answers queries. Safe to share between threads."""

    def answer(self, query: Query) -> Answer: ...


class QueryFailed(Exception):
    """The query is wrong, or DuckDB is: no fault of whoever looks at a page."""


class FilesGone(QueryFailed):
    """A file that the query names is not there any more."""


class NoRoom(QueryFailed):
    """The query wants more memory or more time than it may have."""
