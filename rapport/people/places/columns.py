"""Columns of the list of people, which rooms above add."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise

from rapport.core.face.story import Action, Needs, is_seen
from rapport.core.registry import Registry
from rapport.people.models import Absence, Team, User


@dataclass(frozen=True)
class Cell:
    """What a line says in a column, and where its rows are.

    ``rank`` is what the list is sorted by. ``part`` and ``equal`` draw a bar, and the mark on it
    that it would reach if all had the same.
    """

    text: str
    rank: float
    url: str = ""
    note: str = ""
    is_soon: bool = False
    part: float | None = None
    equal: float = 0.0

    @property
    def width(self) -> str:
        """Return the length of the bar, as SVG has it."""
        return f"{100 * (self.part or 0):.1f}%"

    @property
    def mark(self) -> str:
        """Return the place of the mark on it."""
        return f"{100 * self.equal:.1f}%"


@dataclass(frozen=True)
class Column:
    """A column; ``is_minor`` leaves it out on a phone."""

    name: str
    label: str | Promise
    is_minor: bool = False


@dataclass(frozen=True)
class Asked:
    """The people of the list with their teams, those who are away, and who looks when.

    ``team`` is the one that the list is about, if it is about one.
    """

    people: Sequence[User]
    away: Mapping[int, Absence]
    reader: User
    at: datetime
    team: Team | None = None


@dataclass(frozen=True)
class Line:
    """What a source says about one person: cells by the names of its columns, and what to do."""

    cells: Mapping[str, Cell] = field(default_factory=dict)
    action: Action | None = None


@dataclass(frozen=True)
class Source:
    """Columns of one room; ``lines`` finds those of everybody asked about, in a constant number of
    queries. Whom the reader may not see so closely it leaves out.
    """

    name: str
    columns: tuple[Column, ...]
    lines: Callable[[Asked], Mapping[int, Line]]
    needs: Needs = None


COLUMNS: Registry[Source] = Registry("the list of people", key=lambda source: source.name)


def sources_for(reader: User) -> list[Source]:
    """Return the sources that the reader sees anything of."""
    return [source for source in COLUMNS if is_seen(source.needs, None, reader)]
