"""Columns of the list of customers, which rooms above add."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from rapport.core.face.story import is_seen
from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.people.roles import Ability


@dataclass(frozen=True)
class Cell:
    """What a line says in a column, and where its rows are."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Column:
    """A column: ``cells`` finds those of all people on a page by their numbers, in one query."""

    name: str
    label: str | Promise
    cells: Callable[[Collection[int], User], Mapping[int, Cell]]
    needs: Ability | None = None


COLUMNS: Registry[Column] = Registry("the list of customers", key=lambda column: column.name)


def cells_of(people: Collection[int], reader: User) -> dict[int, list[Cell]]:
    """Return the cells of each line that has any, in the order of the columns."""
    found: dict[int, list[Cell]] = {}
    for column in COLUMNS:
        if is_seen(column.needs, None, reader):
            for person, cell in column.cells(people, reader).items():
                found.setdefault(person, []).append(cell)
    return found
