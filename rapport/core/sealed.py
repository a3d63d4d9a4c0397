"""Columns that hold sealed secrets, found from the models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from rapport.core.errors import Misconfigured
from rapport.core.registry import Registry
from rapport.core.secrets import Unseal, unseal

# What Fernet writes begins with its version and the first bytes of the time.
SEALED = re.compile(r"gAAAA[\w-]{60,}={0,2}")


class SealedTextField(models.TextField[str, str]):
    """A text that is sealed (rapport.core.secrets), or empty.

    ``bound_to`` names what it was entered for, with __ to look through a relation: where it is
    sent, and as whom. ``Kept`` empties it when one of them changes. For migrations it is a
    TextField: the column is the same.
    """

    def __init__(self, *args: Any, bound_to: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bound_to = tuple(bound_to)

    def deconstruct(self) -> Any:
        """Return how a migration writes it."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class Kept:
    """Sealed secrets of one row before a change, each with the values it is bound to."""

    def __init__(self, row: models.Model | None) -> None:
        self._row = row
        self._before = {field: self._now(field) for field in self._bound()}

    def release(self) -> set[str]:
        """Empty those that were entered for something else, and return their names.

        One that was entered again with the change stays: no secret is sealed alike twice.
        """
        lost = set()
        for field, (sealed, ties) in self._before.items():
            now, ties_now = self._now(field)
            if sealed and now == sealed and ties_now != ties:
                setattr(self._row, field.name, "")
                lost.add(field.name)
        return lost

    def _bound(self) -> Iterator[SealedTextField]:
        for field in self._row._meta.local_fields if self._row is not None else ():
            if isinstance(field, SealedTextField) and field.bound_to:
                yield field

    def _now(self, field: SealedTextField) -> tuple[str, list[Any]]:
        return getattr(self._row, field.name), [_look(self._row, tie) for tie in field.bound_to]


def _look(row: Any, path: str) -> Any:
    """Return the value at the end of a path such as "mailbox__smtp_host", or None."""
    for name in path.split("__"):
        row = getattr(row, name, None)
    return row


# Columns of other people's models in which sealed secrets stand, such as "mfa.Authenticator.data".
ELSEWHERE: Registry[str] = Registry("the columns with sealed secrets", key=lambda name: name)


@dataclass(frozen=True)
class Column:
    """A column that holds sealed secrets: a whole text of ours, or somewhere in a text."""

    model: type[models.Model]
    field: models.Field[Any, Any]

    @property
    def table(self) -> str:
        """Return the name of its table."""
        return self.model._meta.db_table

    @property
    def name(self) -> str:
        """Return its name in the table."""
        return str(self.field.column)

    def sealed_in(self, value: object) -> Iterable[str]:
        """Return the sealed secrets in a value."""
        if isinstance(self.field, SealedTextField):
            return [str(value)] if value else []
        return SEALED.findall(str(value))


@dataclass(frozen=True)
class Shut:
    """A secret that cannot be opened: what it belongs to, and which of its fields it is."""

    owner: str
    field: str


@dataclass(frozen=True)
class Opened:
    """What came of opening every sealed secret of the desk."""

    count: int
    shut: list[Shut]


def columns() -> Iterator[Column]:
    """Yield every column that holds sealed secrets."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedTextField) or f"{model._meta.label}.{field.name}" in named():
                yield Column(model, field)


def named() -> frozenset[str]:
    """Return the columns of other people's models."""
    return frozenset(ELSEWHERE)


def open_all() -> Opened:
    """Open every sealed secret of the desk."""
    count, shut = 0, []
    for column in columns():
        for row in column.model._default_manager.exclude(**{column.field.name: ""}).iterator():
            for sealed in column.sealed_in(getattr(row, column.field.attname)):
                count += 1
                if not opens(sealed):
                    owner = f"{column.model._meta.verbose_name} “{row}”"
                    shut.append(Shut(owner, str(column.field.verbose_name)))
    return Opened(count, shut)


def opens(sealed: str, by: Unseal = unseal) -> bool:
    """Return whether a sealed secret can be opened."""
    try:
        by(sealed)
    except Misconfigured:
        return False
    return True
