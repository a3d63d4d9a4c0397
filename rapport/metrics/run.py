"""Figures on request, and the rows behind each figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple, Unpack

from rapport.core import clock
from rapport.metrics import compile as sql_of
from rapport.metrics import open_time, registry
from rapport.metrics.definition import Definition
from rapport.metrics.facts import Fact
from rapport.metrics.fill import filled
from rapport.metrics.kinds import KINDS, distribution
from rapport.metrics.periods import Period, cut, floor
from rapport.metrics.question import Asked, Question, pose
from rapport.metrics.result import Result
from rapport.metrics.warehouse import Warehouse, warehouse
from rapport.metrics.warehouse.reader import Session


class Rows(NamedTuple):
    """The rows behind a figure: their columns, and the rows, fetched as they are read."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]
    sql: str


def ask(name: str, **asked: Unpack[Asked]) -> Result:
    """Return the figures of a metric; ``Asked`` lists what a question can say.

    Raises UnknownMetric, Nonsense, FactsNotReady while the facts are rebuilt, and
    FiguresNotAvailable when the process that counts does not answer.
    """
    definition = registry.definition(name)
    return answer(warehouse(), definition, registry.facts()[definition.fact], **asked)


def rows(name: str, *, reader: int | None, **asked: Unpack[Asked]) -> Rows:
    """Return exactly the n rows behind the figure that ``ask`` gives for the same question.

    For a share they are those of its denominator, with ``value`` telling whether each counts;
    for a distribution ``value`` is the number measured; for a snapshot they are the rows still
    going on at the end of the time. Instants are aware, in UTC. ``reader`` is as in
    ``pose``; it is None for somebody who may see figures by person.
    """
    definition = registry.definition(name)
    fact = registry.facts()[definition.fact]
    return open_rows(warehouse(), definition, fact, reader=reader, **asked)


class Spread(NamedTuple):
    """How values are spread: how many lie from each edge to the next, and two percentiles."""

    counts: tuple[int, ...]
    p50: float | None
    p90: float | None


def spread(name: str, edges: tuple[float, ...], **asked: Unpack[Asked]) -> Spread:
    """Return how the values behind a figure are spread; ``asked`` has no grain and no dimensions.

    The last count is of everything from the last edge on.
    """
    definition = registry.definition(name)
    fact = registry.facts()[definition.fact]

    def work(session: Session) -> Spread:
        now = session.manifest.as_of or clock.now()
        question = pose(definition, fact, now=now, **asked)
        kept = warehouse().answers(session.manifest)
        found: Spread | None = kept.get((question, edges))
        if found is None:
            _prepare(session, question)
            ((p50, p90, *counts),) = session.rows(distribution.spread_sql(question, edges))
            found = kept[question, edges] = Spread(tuple(counts), p50, p90)
        return found

    return warehouse().read(work)


def answer(store: Warehouse, definition: Definition, fact: Fact, **asked: Unpack[Asked]) -> Result:
    """Answer a question about this definition and fact; see ``ask``."""

    def work(session: Session) -> Result:
        now = session.manifest.as_of or clock.now()
        question = pose(definition, fact, now=now, **asked)
        if session.manifest.as_of is None:
            return _answer(session, question, now)
        # One state of the facts gives one answer, whoever asks; the next state clears the cache.
        kept = store.answers(session.manifest)
        found: Result | None = kept.get(question)
        if found is None:
            found = kept[question] = _answer(session, question, now)
        return found

    return store.read(work)


def began(store: Warehouse, definition: Definition, fact: Fact) -> datetime | None:
    """Return when the first row of a counted figure's fact happened; None while there is none."""

    def work(session: Session) -> datetime | None:
        kept, key = store.answers(session.manifest), (fact.name, definition.time)
        if key not in kept:
            session.open(fact)
            ((kept[key],),) = session.rows(f"SELECT min({definition.time}) FROM {fact.name}")
        found: datetime | None = kept[key]
        return found and found.replace(tzinfo=UTC)

    return store.read(work)


def open_rows(
    store: Warehouse,
    definition: Definition,
    fact: Fact,
    *,
    reader: int | None = None,
    **asked: Unpack[Asked],
) -> Rows:
    """Return the rows behind a figure of this definition and fact; see ``rows``."""

    def work(session: Session) -> Rows:
        now = session.manifest.as_of or clock.now()
        question = pose(definition, fact, now=now, reader=reader, **asked)
        _prepare(session, question)
        sql = KINDS[definition.kind].rows_sql(question)
        found = session.stream(sql)
        return Rows(list(found.columns), map(_aware, found.each()), sql)

    return store.read(work)


def _answer(session: Session, question: Question, now: datetime) -> Result:
    _prepare(session, question)
    begun = _from_the_first(session, question)
    periods = _periods(begun, now)
    sql = sql_of.in_turn(begun, KINDS[question.definition.kind].sql(begun)) if periods else ""
    return Result(
        metric=question.definition.name,
        unit=question.definition.unit,
        better=question.definition.better,
        as_of=session.manifest.as_of,
        start=question.start,
        end=question.stop,
        grain=question.grain,
        by=tuple(dimension.name for dimension in question.by),
        clock=question.clock,
        stat=question.stat,
        timezone=question.zone.key,
        min_n=question.definition.min_n,
        rows=tuple(filled(begun, session.rows(sql), periods, now)) if periods else (),
        sql=sql,
    )


def _prepare(session: Session, question: Question) -> None:
    """Create what the queries of a question refer to."""
    session.open(question.fact)
    if question.calendar is not None:
        open_time.prepare(session, question, question.calendar)


def _from_the_first(session: Session, question: Question) -> Question:
    """Start a question about all time with the period of the first row."""
    if question.grain is None or question.begin is not None:
        return question
    column = question.definition.time or sql_of.spell_of(question).start
    conditions = [f"{column} < {sql_of.literal(question.end)}", *sql_of.chosen(question)]
    ((first,),) = session.rows(
        f"SELECT min({column}) FROM {question.fact.name} {sql_of.conjunction(conditions)}"
    )
    if first is None:
        return question
    day = first.replace(tzinfo=UTC).astimezone(question.zone).date()
    return replace(question, start=floor(day, question.grain))


def _periods(question: Question, now: datetime) -> list[Period | None]:
    """Return the periods of the answer, None for the whole time. Nothing is known of the future."""
    if question.grain is None:
        return [None]
    if question.begin is None:
        return []
    # Facts may be newer than the instant they are complete up to, but never by a whole period.
    end = min(question.end, now)
    return [*cut(question.begin, end, question.grain, question.zone, question.shift)]


def _aware(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        value.replace(tzinfo=UTC) if isinstance(value, datetime) else value for value in row
    )
