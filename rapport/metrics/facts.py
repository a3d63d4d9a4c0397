"""Facts: named tables of what happened, with stated grain and typed columns.

The room that owns the data declares the fact in its ``facts.py`` and says how its rows are made;
the warehouse stores them. Every fact can be rebuilt from scratch.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from rapport.core.errors import Misconfigured

ColumnType = Literal["int", "float", "seconds", "text", "bool", "instant", "date", "decimal"]

# Column names that the engine uses itself.
RESERVED = frozenset({"period", "value", "n", "low", "high", "numerator", "denominator"})
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Column:
    """A column of a fact.

    ``instant`` is a moment in UTC, ``seconds`` a duration of up to 68 years in whole seconds
    (half as wide as ``int``, so that percentiles are quicker), ``decimal`` has four decimal
    places. ``is_outcome`` says that it tells how well whoever the row counts for has done: it is
    shown to those who may see figures by person.
    """

    name: str
    type: ColumnType
    doc: str
    is_outcome: bool = False


@dataclass(frozen=True, eq=False)
class Fact:
    """A table of countable rows.

    ``grain`` says what one row is: "one row per …". ``key`` is the column that identifies rows,
    ``subject`` the one with the id of the thing whose history a row belongs to. When something
    happens to a subject, all of its rows are made again:

    - ``touched(events)`` returns the subjects whose rows these events may have changed;
    - ``rows(subjects)`` returns all rows of those subjects as things stand now, each with every
      column; ``subjects`` is a set of ids, or a range, which means every subject in it;
    - ``span()`` returns the range that holds every subject.
    """

    name: str
    grain: str
    doc: str
    key: str
    subject: str
    columns: tuple[Column, ...]
    touched: Callable[[Iterable[Any]], set[int]]
    rows: Callable[[Collection[int]], Iterable[Mapping[str, Any]]]
    span: Callable[[], range]

    def __post_init__(self) -> None:
        """Refuse an incomplete declaration, naming all of its faults at once."""
        if faults := list(self._faults()):
            raise Misconfigured(f"The fact {self.name} is not sound: {'; '.join(faults)}.")

    @cached_property
    def types(self) -> dict[str, ColumnType]:
        """Return each column's type by name."""
        return {column.name: column.type for column in self.columns}

    @cached_property
    def shape(self) -> str:
        """Return a short digest of the columns; when it changes, stored rows no longer fit."""
        text = repr([(column.name, column.type) for column in self.columns])
        return hashlib.sha256(f"{self.key}/{self.subject}/{text}".encode()).hexdigest()[:16]

    def _faults(self) -> Iterable[str]:
        names = [column.name for column in self.columns]
        for name in [self.name, *names]:
            if not NAME.fullmatch(name):
                yield f"“{name}” is no name in lower case"
        for name in sorted(RESERVED.intersection(names)):
            yield f"“{name}” is a word of the engine"
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"there are two columns “{name}”"
        for column in self.columns:
            if not column.doc:
                yield f"the column “{column.name}” has no doc"
        if self.types.get(self.key) not in ("int", "text"):
            yield f"its key “{self.key}” is no column of whole numbers or text"
        if self.types.get(self.subject) != "int":
            yield f"its subject “{self.subject}” is no column of whole numbers"
        if not self.grain.startswith("one row per "):
            yield "its grain must begin with “one row per”"
        if not self.doc:
            yield "it has no doc"


def lookup(field: str, subjects: Collection[int]) -> dict[str, Any]:
    """Return the Django lookups for these subjects; a range stays a range in SQL."""
    if isinstance(subjects, range):
        return {f"{field}__gte": subjects.start, f"{field}__lt": subjects.stop}
    return {f"{field}__in": list(subjects)}
