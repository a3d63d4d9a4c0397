"""Ask the same question of the database again without composing its SQL again.

Django writes the SQL of a query anew each time it is asked, which takes ten times as long as SQLite
needs to answer a look-up by an index. For the few that every arriving mail, every page of a ticket
and every answer asks, that is most of the time they take (docs/decisions/0010).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar, get_type_hints

from django.db import connection
from django.db.models import Model, QuerySet

from rapport.core.errors import Misconfigured

P = ParamSpec("P")
Row = TypeVar("Row")


class Prepared(Generic[P, Row]):
    """A function that returns a query, turned into one that returns its rows.

    The query is of models, alone and whole, or a ``values_list``: then it selects text or whole
    numbers only, since rows come as the driver gives them. Its arguments, given by position, are of
    type ``str`` or ``int`` and are annotated so. Nothing about the SQL may depend on them: no
    lists, no None.
    """

    def __init__(self, question: Callable[P, QuerySet[Any, Row]]) -> None:
        self._question = question
        self._composed: dict[str, _Composed] = {}
        update_wrapper(self, question)

    def __call__(self, *values: P.args, **_: P.kwargs) -> list[Row]:
        """Return all rows for these arguments."""
        if connection.vendor not in self._composed:
            self._composed[connection.vendor] = self._compose()
        return self._composed[connection.vendor].rows(values)

    def _compose(self) -> _Composed:
        marks = [_mark(i, kind) for i, kind in enumerate(self._kinds())]
        question: Callable[..., QuerySet[Any, Row]] = self._question
        composed = _Composed(question(*marks), marks)
        if len(composed.gaps) != len(marks):
            raise Misconfigured(
                f"{self._question.__name__} does not use all its arguments as such."
            )
        return composed

    def _kinds(self) -> list[type]:
        hints = get_type_hints(self._question)
        hints.pop("return", None)
        return list(hints.values())


class _Composed:
    """The SQL of a query, with gaps where the arguments go."""

    def __init__(self, query: QuerySet[Any, Any], marks: list[str | int]) -> None:
        if query.query.select_related or query.query.deferred_loading[0]:
            raise Misconfigured("A prepared question is of models alone and whole, or of values.")
        self._model: type[Model] | None = query.model if query.query.default_cols else None
        self._sql, parameters = query.query.sql_with_params()
        self._parameters = [_Gap(marks.index(p)) if p in marks else p for p in parameters]
        self.gaps = {p.index for p in self._parameters if isinstance(p, _Gap)}

    def rows(self, values: tuple[Any, ...]) -> list[Any]:
        """Fill the gaps and ask."""
        filled = [values[p.index] if isinstance(p, _Gap) else p for p in self._parameters]
        if self._model is not None:
            return list(self._model._default_manager.raw(self._sql, filled))
        with connection.cursor() as cursor:
            cursor.execute(self._sql, filled)
            return list(cursor.fetchall())


class _Gap:
    """Where an argument goes among the parameters of the SQL."""

    def __init__(self, index: int) -> None:
        self.index = index


def _mark(index: int, kind: type) -> str | int:
    """Return a value that is known again among the parameters, of the argument's type."""
    if kind is int:
        return -(7_340_033 + index)
    if kind is str:
        return f"\ue000argument {index}\ue000"
    raise Misconfigured(f"A prepared question takes text and whole numbers, not {kind}.")


def prepared(question: Callable[P, QuerySet[Any, Row]]) -> Prepared[P, Row]:
    """Turn a function that returns a query into one that returns its rows, quickly."""
    return Prepared(question)
