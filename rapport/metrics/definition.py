"""Definitions: the meaning of each figure, in words and portable SQL.

A definition is frozen data. The rooms above write them; everything that shows the figure (tile,
chart, drill-down, export, API, documentation) reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Text: TypeAlias = str | _StrPromise

KindName = Literal["count", "share", "distribution", "snapshot"]
Unit = Literal["seconds", "share", "count", "points", "money"]
Better = Literal["lower", "higher", "neither"]
Clock = Literal["business", "calendar"]
Audience = Literal["everyone", "leads"]


@dataclass(frozen=True)
class Dimension:
    """A dimension: a way to break a figure down and to filter it.

    ``column`` identifies the members (often an id), ``label_column`` names them for people;
    without one, ``column`` is readable itself. ``audience`` says who may see a figure by single
    members: where these are people, ``leads``, and each of them their own. Rows behind a figure
    follow it: to others a row shows neither its member nor how that one did.
    """

    name: str
    label: Text
    column: str
    label_column: str | None = None
    audience: Audience = "everyone"

    @property
    def shown(self) -> str:
        """Return the column that people read."""
        return self.label_column or self.column


@dataclass(frozen=True)
class Spell:
    """The two instant columns a thing lasts between; an empty end means that it still lasts."""

    start: str
    end: str


@dataclass(frozen=True)
class Definition:
    """A figure and its meaning.

    The rows of ``fact`` that satisfy ``where`` are its n; ``kind`` says what is computed from
    them:

    - ``count``: how many they are.
    - ``share``: how many of them satisfy ``value``, a condition; null counts as no.
    - ``distribution``: a statistic of ``value``, a number; rows without it do not count towards n.
    - ``snapshot``: how many of them are still going on, by ``spell``, at the end of the period:
      begun before that instant and not ended before it.

    ``time`` is the column that puts a row in a period (for a snapshot, its spell does). ``value``
    and ``where`` are SQL over the fact's columns in the vocabulary of ``vocabulary.py``;
    ``{clock}`` in them is replaced by the chosen column of ``clocks``, by default the first. A
    distribution with a ``spell`` can also be measured in other business calendars than that of the
    facts. Fewer than ``min_n`` rows are too few to compare. ``formula`` is the calculation in
    words and ``source`` where it comes from. Figures of one ``family`` are listed together.
    """

    name: str
    label: Text
    question: Text
    fact: str
    kind: KindName
    unit: Unit
    better: Better
    formula: Text
    source: str
    time: str = ""
    value: str = ""
    where: str = ""
    spell: Spell | None = None
    dimensions: tuple[Dimension, ...] = ()
    clocks: tuple[Clock, ...] = ()
    stat: str = ""
    min_n: int = 30
    caveats: tuple[Text, ...] = ()
    family: Text = ""

    def dimension(self, name: str) -> Dimension | None:
        """Return the dimension of that name, or None."""
        return next((found for found in self.dimensions if found.name == name), None)
