"""Labels of values that the timeline keeps, in the reader's language.

An event keeps the value itself, such as a choice, a field's name or a day. What older events keep
in words is told as it stands, or translated if it is one of our own texts in English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Choices, Model
from django.utils import dateformat
from django.utils.translation import gettext

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NONE = "–"
# Returns the label of a value in the active language.
Label: TypeAlias = Callable[[Any], str]


def text(value: Any) -> str:
    """Return a text of our own, kept in English, in the reader's language; a dash for none."""
    return gettext(str(value)) if value else NONE


def day(value: Any) -> str:
    """Return a day, kept as in ISO 8601, as it is written in full."""
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        return text(value)
    return dateformat.format(found, gettext("j F Y"))


def last_day(value: Any) -> str:
    """Return the end of a span that began on a day just told, or nothing if it is open."""
    return gettext(" to %(day)s") % {"day": day(value)} if value else ""


def of(labels: Mapping[Any, str | _StrPromise]) -> Label:
    """Return the function that finds the label of a value in this table."""

    def label(value: Any) -> str:
        return str(labels[value]) if value in labels else text(value)

    return label


def of_choices(choices: type[Choices]) -> Label:
    """Return the function that finds the label of one of these choices."""
    return of(dict(choices.choices))


def of_fields(model: type[Model]) -> Label:
    """Return the function that names some fields of a model, kept as a list of their names."""

    def labels(value: Any) -> str:
        names = value if isinstance(value, list) else str(value or "").split(", ")
        return ", ".join(_field(model, name) for name in names)

    return labels


def _field(model: type[Model], name: str) -> str:
    try:
        found = model._meta.get_field(name)
    except FieldDoesNotExist:
        return text(name)
    # A relation of other rows to these has no label of its own.
    return str(getattr(found, "verbose_name", "") or text(name))
