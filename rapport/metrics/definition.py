"""Definitions: what a figure means, said once, in words and in a small portable SQL.

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


@dataclass(frozen=True)
class Dimension:
    """A way to break a figure down, and to narrow it.

    ``column`` tells the members apart (often an id), ``label_column`` names them for people;
    without one, the column itself is readable.
    """

    name: str
    label: Text
    column: str
    label_column: str | None = None

    @property
    def shown(self) -> str:
        """The column that people read."""
        return self.label_column or self.column


@dataclass(frozen=True)
class Spell:
    """The two instant columns between which something lasted; no end means that it still does."""

    start: str
    end: str


@dataclass(frozen=True)
class Definition:
    """A figure.

    The rows of ``fact`` that satisfy ``where`` are its n; ``kind`` says what is made of them:

    - ``count``: how many they are.
    - ``share``: how many of them satisfy ``value``, a condition; null counts as no.
    - ``distribution``: a statistic of ``value``, a number; rows without it are no part of n.
    - ``snapshot``: how many of them last, by ``spell``, at the end of the period: begun before that
      instant and not ended before it.

    ``time`` is the column that decides to which period a row belongs (a snapshot's is its spell).
    ``value`` and ``where`` are SQL over the fact's columns in the vocabulary of ``vocabulary.py``;
    ``{clock}`` in them is replaced by the chosen one of ``clocks``, the first by default. ``spell``
    of a distribution lets other business calendars than that of the facts be asked for. Fewer than
    ``min_n`` rows are too few to compare. ``formula`` is in words, ``source`` where it comes from.
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

    def dimension(self, name: str) -> Dimension | None:
        """Give the dimension of that name."""
        return next((found for found in self.dimensions if found.name == name), None)
