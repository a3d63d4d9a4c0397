"""Rows of a query as values and models, read quickly.

In a third of Django's time. Django asks three things for every row: which converters its columns
have, what a model does when it is created, and what each of its attributes does when it is set.
For one query the answers are always the same, so they are asked once, and where the answer is
"nothing" nothing is done. A test compares each row with that of the plain query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import JSONField, Model
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import get_related_populators
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init
from django.db.models.sql.compiler import SQLCompiler

from rapport.core.errors import Misconfigured

Convert = Callable[[Any], Any]
Row = Sequence[Any]
# Attributes of these kinds store the value they are given, and do nothing else.
PLAIN = (DeferredAttribute, ForeignKeyDeferredAttribute)


class Values:
    """The values of each row, with the types of their fields."""

    def __init__(self, compiler: SQLCompiler) -> None:
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        converters: dict[int, tuple[list[Any], Any]] = compiler.get_converters(columns)
        self._converters = [
            (place, _converter(found, expression, compiler.connection))
            for place, (found, expression) in converters.items()
        ]

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows, converted."""
        if not self._converters:
            return list(rows)
        converted = [[*row] for row in rows]
        for place, convert in self._converters:
            for row in converted:
                row[place] = convert(row[place])
        return [*converted]


class Models:
    """The model of each row, with its related ones."""

    def __init__(self, compiler: SQLCompiler, database: str) -> None:
        if compiler.annotation_col_map:
            raise Misconfigured("A prepared question of models has no annotations.")
        about: Any = compiler.klass_info
        selected: Any = compiler.select
        self._database = database
        self._make = Maker(about["model"]).from_db
        self._columns = slice(about["select_fields"][0], about["select_fields"][-1] + 1)
        self._names = [column.target.attname for column, *_ in selected[self._columns]]
        # The stubs are of a later Django, where it takes another argument.
        populators: Any = get_related_populators
        self._related = _quickened(populators(about, selected, database))

    def of(self, row: Row) -> Model:
        """Return the model of a row."""
        found = self._make(self._database, self._names, row[self._columns])
        for related in self._related:
            related.populate(row, found)
        return found


class Maker:
    """Creates models of one class from values, without steps that would have no effect."""

    def __init__(self, model: type[Model]) -> None:
        self._model = model
        self.from_db = self._plainly if _is_plain(model) else model.from_db

    def _plainly(self, database: str | None, names: Sequence[str], values: Row) -> Model:
        made = self._model.__new__(self._model)
        state = ModelState()
        state.adding, state.db = False, database
        attributes = made.__dict__
        attributes["_state"] = state
        attributes.update(zip(names, values, strict=True))
        return made


def _is_plain(model: type[Model]) -> bool:
    """Return whether creating one does nothing but store its values."""
    made: Any = model
    return (
        made.__init__ is Model.__init__
        and made.from_db.__func__ is Model.__dict__["from_db"].__func__
        and not pre_init.has_listeners(model)
        and not post_init.has_listeners(model)
        and all(type(made.__dict__.get(name)) in PLAIN for name in _names(model))
    )


def _names(model: type[Model]) -> Iterable[str]:
    return (field.attname for field in model._meta.concrete_fields)


def _quickened(populators: list[Any]) -> list[Any]:
    """Make the populators of related models create them quickly, too."""
    for populator in populators:
        populator.model_cls = Maker(populator.model_cls)
        _quickened(populator.related_populators)
    return populators


def _converter(found: Sequence[Any], expression: Any, connection: Any) -> Convert:
    """Return a function that converts a database value to one of its field."""

    def convert(value: Any) -> Any:
        for converter in found:
            value = converter(value, expression, connection)
        return value

    (first, *others) = found
    if others:
        return convert
    if first == getattr(connection.ops, "convert_datetimefield_value", None):
        return _moment_or(convert) if connection.timezone is UTC else convert
    return _empty_or(convert) if _reads_json(first) else convert


def _moment_or(convert: Convert) -> Convert:
    """Return a function that reads a moment as SQLite stores it, without a zone; others are
    converted.
    """

    def moment(value: Any) -> Any:
        # The driver has read a column already; it knows no type for an expression.
        if type(value) is str:
            value = datetime.fromisoformat(value)
        if type(value) is datetime:
            return value.replace(tzinfo=UTC) if value.tzinfo is None else value
        return convert(value)

    return moment


def _empty_or(convert: Convert) -> Convert:
    """Return empty values at once, as most JSON columns are; leave all others to the converter."""

    def document(value: Any) -> Any:
        if value == "[]":
            return []
        return {} if value == "{}" else convert(value)

    return document


def _reads_json(converter: Any) -> bool:
    field = getattr(converter, "__self__", None)
    return isinstance(field, JSONField) and field.decoder is None
