"""Rows that are written often, by SQL composed once.

Django composes INSERT and UPDATE again for each row, which takes longer than the database needs to
store it (docs/decisions/0022).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connections, models
from django.db.models.expressions import DatabaseDefault

Field = models.Field[Any, Any]
# Fields with their new values.
Pairs = Sequence[tuple[Field, Any]]


class WrittenOften(models.Model):
    """A model whose ``save`` and ``create`` do what Django's do, by cached SQL.

    Values that the database computes go Django's own way.
    """

    class Meta:
        abstract = True

    # The two steps of Django's save() that use the database.

    def _do_insert(
        self, manager: Any, using: str, fields: Sequence[Field], returned: list[Field], raw: bool
    ) -> list[Any]:
        pairs = [(field, field.pre_save(self, add=True)) for field in fields]
        # A column that is left out gets the database's default.
        given = [pair for pair in pairs if not isinstance(pair[1], DatabaseDefault)]
        if raw or not returned or not _are_plain(given):
            django: Any = super()
            done: list[Any] = django._do_insert(manager, using, fields, returned, raw)
            return done
        sql = _insertion(self._meta.db_table, _columns(given), tuple(f.column for f in returned))
        connection = connections[using]
        with connection.cursor() as cursor:
            cursor.execute(sql, _values(given, connection))
            return [cursor.fetchone()]

    def _do_update(  # type: ignore[override]  # The stubs are of a later Django.
        self, rows: Any, using: str, pk: Any, values: Any, update_fields: Any, forced: bool
    ) -> bool:
        pairs = [(field, value) for field, _model, value in values]
        if not pairs or not _are_plain(pairs):
            django: Any = super()
            done: bool = django._do_update(rows, using, pk, values, update_fields, forced)
            return done
        key = self._meta.pk
        sql = _change(self._meta.db_table, _columns(pairs), key.column)
        connection = connections[using]
        with connection.cursor() as cursor:
            cursor.execute(sql, _values([*pairs, (key, pk)], connection))
            return bool(cursor.rowcount > 0)


def _are_plain(pairs: Pairs) -> bool:
    return not any(hasattr(value, "resolve_expression") for _field, value in pairs)


def _columns(pairs: Pairs) -> tuple[str, ...]:
    return tuple(str(field.column) for field, _value in pairs)


def _values(pairs: Pairs, connection: Any) -> list[Any]:
    return [
        # Most are text, which both databases take unchanged.
        value
        if type(value) is str and type(field) in (models.CharField, models.TextField)
        else field.get_db_prep_save(value, connection)
        for field, value in pairs
    ]


@cache
def _insertion(table: str, columns: tuple[str, ...], returned: tuple[str, ...]) -> str:
    marks = ", ".join(["%s"] * len(columns))
    return (
        f'INSERT INTO "{table}" ({_listed(columns)}) VALUES ({marks}) RETURNING {_listed(returned)}'
    )


@cache
def _change(table: str, columns: tuple[str, ...], key: str) -> str:
    changes = ", ".join(f'"{column}" = %s' for column in columns)
    return f'UPDATE "{table}" SET {changes} WHERE "{key}" = %s'


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
