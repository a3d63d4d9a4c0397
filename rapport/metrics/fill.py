"""Make the rows of a result of the rows of a query, with those that the query cannot know.

A period in which nothing happened has no row in the facts: it is 0 for what is counted and unknown
for what is measured, in every group that has a figure in any period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from rapport.metrics.definition import Definition
from rapport.metrics.kinds import KINDS
from rapport.metrics.periods import Period
from rapport.metrics.question import Question
from rapport.metrics.result import Figure, Named, Row

Members = tuple[Named, ...]


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
        for members in groups:
            figure = figures.get((name, members), nothing)
            yield row_of(question.definition, name, members, figure, partial)


def row_of(
    definition: Definition,
    period: date | None,
    members: Members,
    figure: Figure,
    partial: bool,
) -> Row:
    """Make a row of a figure."""
    too_few = not KINDS[definition.kind].counted and figure.n < definition.min_n
    return Row(period, members, *figure, partial, too_few)


def _read(
    question: Question, found: Iterable[tuple[Any, ...]]
) -> tuple[dict[tuple[date | None, Members], Figure], list[Members]]:
    """Take each row of the query apart: its period, its members, its figure."""
    make, start = KINDS[question.definition.kind].figure, 1 if question.grain else 0
    places = _places(question, start)
    rest = start + len(question.by) + sum(d.shown != d.column for d in question.by)
    figures: dict[tuple[date | None, Members], Figure] = {}
    groups: dict[Members, None] = {} if question.by else {(): None}
    for row in found:
        members = tuple([Named(row[key], row[label]) for key, label in places])
        figures[row[0] if start else None, members] = make(question, *row[rest:])
        groups[members] = None
    if question.grain:
        return figures, sorted(groups, key=_by_label)
    return figures, list(groups)


def _places(question: Question, start: int) -> list[tuple[int, int]]:
    """Give where in a row of the query each dimension has its key and its label."""
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
    """Whether the period is not over or not wholly asked about; a snapshot only needs its end."""
    snapshot = question.definition.kind == "snapshot"
    cut_off = not snapshot and question.begin is not None and question.begin > period.begin
    return cut_off or period.end > min(question.end, now)
