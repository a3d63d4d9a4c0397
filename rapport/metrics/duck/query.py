"""Queries and answers, the same wherever DuckDB runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Protocol, TypeAlias

Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """Rows sent along with a query: a JSON list of objects, and the SQL type of each column."""

    columns: Mapping[str, str]
    rows: str


@dataclass(frozen=True)
class Query:
    """One statement and the views and tables it needs.

    ``views`` maps names in the statement to SELECT statements, ``tables`` to rows that the
    caller brings. ``parameters`` fill the question marks.
    """

    sql: str
    parameters: tuple[str, ...] = ()
    views: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """Column names, and rows in batches that are fetched as they are read.

    A value is None, a bool, a number, a Decimal, text, a date, or a datetime without a zone.
    """

    columns: tuple[str, ...]
    batches: Iterator[list[Row]]

    def rows(self) -> list[Row]:
        """Return all rows at once."""
        return list(self.each())

    def each(self) -> Iterator[Row]:
        """Yield the rows one by one."""
        return chain.from_iterable(self.batches)


class Engine(Protocol):
    """Anything that answers queries. Safe to share between threads."""

    def answer(self, query: Query) -> Answer: ...


class QueryFailed(Exception):
    """The query is wrong or DuckDB failed; the person looking at the page did nothing wrong."""


class FilesGone(QueryFailed):
    """A file that the query names no longer exists."""


class NoRoom(QueryFailed):
    """The query needs more memory or time than it may have."""
