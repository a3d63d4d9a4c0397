"""Prepared queries, whose SQL is composed only once.

Django composes the SQL of a query each time it runs, which takes ten times as long as SQLite needs
to answer a look-up by an index. For the few queries of every arriving mail, ticket page and
answer, that is most of the time they take (docs/decisions/0010).
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from operator import itemgetter
from typing import Any, Generic, ParamSpec, TypeVar, get_type_hints

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import FlatValuesListIterable, NamedValuesListIterable

from rapport.core.database.rows import Models, Values
from rapport.core.errors import Misconfigured

P = ParamSpec("P")
Row = TypeVar("Row")
MANY = tuple[int, ...]


class Prepared(Generic[P, Row]):
    """A function that returns a query, turned into one that returns its rows.

    The query is of models, with those that ``select_related`` names, or a ``values_list`` that is
    flat or named. Its arguments are positional and annotated. The SQL must not depend on those of
    type ``str``, ``int`` and ``datetime``. It is composed again for each length of a
    ``tuple[int, ...]``, each value of a ``bool`` and each None. With a number of more than 64 bits
    it finds no row.
    """

    def __init__(self, question: Callable[P, QuerySet[Any, Row]]) -> None:
        self._question = question
        self._composed: dict[object, _Composed] = {}
        self._kinds: list[object] | None = None
        update_wrapper(self, question)

    def __call__(self, *values: P.args, **named: P.kwargs) -> list[Row]:
        """Return all rows for these arguments."""
        return self.first(None, *values, **named)

    def first(self, most: int | None, *values: P.args, **_: P.kwargs) -> list[Row]:
        """Return at most ``most`` of the rows for these arguments; all for None."""
        arguments: tuple[Any, ...] = values
        given: list[Any] = []
        shape: list[object] = [connection.vendor]
        kinds = self._read_kinds() if self._kinds is None else self._kinds
        for kind, value in zip(kinds, arguments, strict=True):
            if kind is bool or value is None:
                shape.append(value)
            elif kind == MANY:
                shape.append(len(value))
                given += value
            else:
                shape.append(kind)
                given.append(_stored(value))
        composed = self._composed.get(tuple(shape))
        if composed is None:
            composed = self._composed[tuple(shape)] = self._compose(arguments)
        return composed.rows(given, most)

    def _compose(self, values: tuple[Any, ...]) -> _Composed:
        marks: list[Any] = []
        kinds = zip(self._kinds or (), values, strict=True)
        stand_ins = [_stand_in(kind, value, marks) for kind, value in kinds]
        question: Callable[..., QuerySet[Any, Row]] = self._question
        composed = _Composed(question(*stand_ins), marks)
        if len(composed.gaps) != len(marks):
            raise Misconfigured(
                f"{self._question.__name__} does not use all its arguments as such."
            )
        return composed

    def _read_kinds(self) -> list[object]:
        hints = get_type_hints(self._question)
        hints.pop("return", None)
        self._kinds = list(hints.values())
        return self._kinds


class _Composed:
    """The SQL of a query, with gaps for the arguments, and the way its rows are read."""

    def __init__(self, query: QuerySet[Any, Any], marks: list[Any]) -> None:
        compiler = query.query.get_compiler(using=query.db)
        self._sql, parameters = compiler.as_sql()
        self._parameters = [_Gap(marks.index(p)) if p in marks else p for p in parameters]
        self.gaps = {p.index for p in self._parameters if isinstance(p, _Gap)}
        self._values = Values(compiler)
        models = Models(compiler, query.db) if query.query.default_cols else None
        self._made = models.of if models else _values_of(query)

    def rows(self, values: Sequence[Any], most: int | None) -> list[Any]:
        """Fill the gaps and return at most ``most`` rows; all for None."""
        filled = [values[p.index] if isinstance(p, _Gap) else p for p in self._parameters]
        with connection.cursor() as cursor:
            try:
                cursor.execute(self._sql, filled)
            except OverflowError:
                # SQLite takes no whole number that no column can hold.
                return []
            found = cursor.fetchall() if most is None else cursor.fetchmany(most)
            rows = self._values.of(found)
        return list(map(self._made, rows))


def _values_of(query: QuerySet[Any, Any]) -> Callable[[Sequence[Any]], Any]:
    """Return the function that makes a row of a ``values_list``: its only value, or named ones."""
    asked: Any = query
    if asked._iterable_class is FlatValuesListIterable:
        return itemgetter(0)
    if asked._iterable_class is not NamedValuesListIterable:
        raise Misconfigured("The values of a prepared question are flat or named.")
    # Its fields are known only now.
    make: Any = namedtuple
    made: Callable[[Sequence[Any]], Any] = make("Row", asked._fields)._make
    return made


class _Gap:
    """A gap for an argument among the parameters of the SQL."""

    def __init__(self, index: int) -> None:
        self.index = index


def _stand_in(kind: object, value: Any, marks: list[Any]) -> Any:
    """Return a stand-in for an argument while the query is composed, and add its marks."""
    if kind is bool or value is None:
        return value
    kinds = [int] * len(value) if kind == MANY else [kind]
    new = [_mark(len(marks) + place, each) for place, each in enumerate(kinds)]
    marks += map(_stored, new)
    return tuple(new) if kind == MANY else new[0]


def _mark(index: int, kind: object) -> str | int | datetime:
    """Return a value of the argument's type that can be recognised among the parameters."""
    if kind in (int, int | None):
        return -(7_340_033 + index)
    if kind in (str, str | None):
        return f"\ue000argument {index}\ue000"
    if kind is datetime:
        return datetime(1001, 1, 1, tzinfo=UTC) + timedelta(days=index)
    raise Misconfigured(f"A prepared question takes text, whole numbers and instants, not {kind}.")


def _stored(value: Any) -> Any:
    """Return an argument as the database takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def prepared(question: Callable[P, QuerySet[Any, Row]]) -> Prepared[P, Row]:
    """Turn a function that returns a query into one that returns its rows, quickly."""
    return Prepared(question)
