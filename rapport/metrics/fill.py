"""Rows of a result from a query's rows, with gaps filled.

A period in which nothing happened has no row in the facts. It is 0 for what is counted and unknown
for what is measured, in every group that has a figure in any period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, TypeAlias

from rapport.metrics.definition import Definition
from rapport.metrics.kinds import KINDS
from rapport.metrics.periods import Period
from rapport.metrics.question import Question
from rapport.metrics.result import Figure, Named, Row

Members: TypeAlias = tuple[Named, ...]
Key: TypeAlias = tuple[Any, ...]


def filled(
    question: Question,
    found: Iterable[tuple[Any, ...]],
    periods: Iterable[Period | None],
    now: datetime,
) -> Iterator[Row]:
    """Yield a row for every period and group, in order."""
    nothing = KINDS[question.definition.kind].nothing
    figures, groups = _read(question, found)
    for period in periods:
        name, partial = (period.name, _partial(question, period, now)) if period else (None, False)
        there = figures.get(name, {})
        for key, members in groups.items():
            figure = there.get(key, nothing)
            yield row_of(question.definition, name, members, figure, partial)


def row_of(
    definition: Definition,
    period: date | None,
    members: Members,
    figure: Figure,
    partial: bool,
) -> Row:
    """Return the row of a figure."""
    too_few = not KINDS[definition.kind].counted and figure.n < definition.min_n
    return Row(period, members, *figure, partial, too_few)


def _read(
    question: Question, found: Iterable[tuple[Any, ...]]
) -> tuple[dict[date | None, dict[Key, Figure]], dict[Key, Members]]:
    """Split each row of the query into its period, its members' keys and its figure.

    A renamed member appears under the name it has in the last period.
    """
    make, start = KINDS[question.definition.kind].figure, 1 if question.grain else 0
    places = _places(question, start)
    labels = start + len(question.by)
    rest = labels + sum(label >= labels for _key, label in places)
    figures: dict[date | None, dict[Key, Figure]] = {}
    named: dict[Key, tuple[Any, ...]] = {} if question.by else {(): ()}
    for row in found:
        key = row[start:labels]
        figures.setdefault(row[0] if start else None, {})[key] = make(question, *row[rest:])
        named[key] = row
    groups = {
        key: tuple(Named(row[place], row[label]) for place, label in places)
        for key, row in named.items()
    }
    if question.grain:
        groups = dict(sorted(groups.items(), key=lambda group: _by_label(group[1])))
    return figures, groups


def _places(question: Question, start: int) -> list[tuple[int, int]]:
    """Return the positions of each dimension's key and label in a row of the query."""
    places, label = [], start + len(question.by)
    for key, dimension in enumerate(question.by, start=start):
        if dimension.shown == dimension.column:
            places.append((key, key))
        else:
            places.append((key, label))
            label += 1
    return places


def _by_label(members: Members) -> list[tuple[bool, str, str]]:
    return [(m.key is None, str(m.label).casefold(), str(m.key)) for m in members]


def _partial(question: Question, period: Period, now: datetime) -> bool:
    """Return whether the period is unfinished or only partly asked about (of a snapshot: its
    end).
    """
    snapshot = question.definition.kind == "snapshot"
    cut_off = not snapshot and question.begin is not None and question.begin > period.begin
    return cut_off or period.end > min(question.end, now)
