"""Columns of the lists of customers and organisations, which rooms above add."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from rapport.core.face.story import is_seen
from rapport.core.registry import Registry
from rapport.customers.ranked import Counted
from rapport.people.models import User
from rapport.people.roles import Ability


@dataclass(frozen=True)
class Cell:
    """What a line says in a column, and where its rows are."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Column:
    """A column: ``cells`` finds those of all lines of a page by their numbers, in one query.

    With ``counted`` the list can be sorted by it: it returns what the column counts for a reader.
    """

    name: str
    label: str | Promise
    cells: Callable[[Collection[int], User], Mapping[int, Cell]]
    needs: Ability | None = None
    counted: Callable[[User], Counted] | None = None


COLUMNS: Registry[Column] = Registry("the list of customers", key=lambda column: column.name)
OF_ORGANISATIONS: Registry[Column] = Registry(
    "the list of organisations", key=lambda column: column.name
)


def columns_for(columns: Iterable[Column], reader: User) -> list[Column]:
    """Return those that the reader sees, in order."""
    return [column for column in columns if is_seen(column.needs, None, reader)]


def cells_of(
    columns: Iterable[Column], lines: Collection[int], reader: User
) -> dict[int, list[Cell]]:
    """Return the cells of each line that has any, in the order of the columns."""
    found: dict[int, list[Cell]] = {}
    for column in columns_for(columns, reader):
        for line, cell in column.cells(lines, reader).items():
            found.setdefault(line, []).append(cell)
    return found
