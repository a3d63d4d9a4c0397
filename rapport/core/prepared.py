"""Ask the same question of the database again without composing its SQL again.

Django writes the SQL of a query anew each time it is asked, which takes ten times as long as SQLite
needs to answer a look-up by an index. For the few that every arriving mail asks, that is most of
the time a mail takes (docs/decisions/0010).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, get_type_hints

from django.db import connection
from django.db.models import QuerySet

from rapport.core.errors import Misconfigured

Rows = list[tuple[Any, ...]]


class Prepared:
    """A function that returns a ``values_list``, turned into one that returns its rows.

    Its arguments are of type ``str`` or ``int`` and are annotated so; what it selects must be text
    or whole numbers, since rows come as the driver gives them. Nothing about the SQL may depend on
    the arguments: no lists, no None.
    """

    def __init__(self, question: Callable[..., QuerySet[Any, Any]]) -> None:
        self._question = question
        self._composed: dict[str, tuple[str, list[Any]]] = {}
        update_wrapper(self, question)

    def __call__(self, *values: str | int) -> Rows:
        """Return all rows for these arguments."""
        if connection.vendor not in self._composed:
            self._composed[connection.vendor] = self._compose()
        sql, parameters = self._composed[connection.vendor]
        filled = [values[p.index] if isinstance(p, _Gap) else p for p in parameters]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            return list(cursor.fetchall())

    def _compose(self) -> tuple[str, list[Any]]:
        marks = [_mark(i, kind) for i, kind in enumerate(self._kinds())]
        sql, parameters = self._question(*marks).query.sql_with_params()
        with_gaps = [_Gap(marks.index(p)) if p in marks else p for p in parameters]
        found = {p.index for p in with_gaps if isinstance(p, _Gap)}
        if len(found) != len(marks):
            raise Misconfigured(
                f"{self._question.__name__} does not use all its arguments as such."
            )
        return sql, with_gaps

    def _kinds(self) -> list[type]:
        hints = get_type_hints(self._question)
        hints.pop("return", None)
        return list(hints.values())


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


def prepared(question: Callable[..., QuerySet[Any, Any]]) -> Prepared:
    """Turn a function that returns a ``values_list`` into one that returns its rows, quickly."""
    return Prepared(question)
