"""Distributions: a percentile or the mean of a number in each row.

Percentiles interpolate linearly (type 7), are computed from the rows themselves in every period
and group, never from other percentiles, and are bounded by two of the values (see
intervals.ranks).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapport.metrics import compile as sql_of
from rapport.metrics.intervals import mean_interval
from rapport.metrics.kinds import count
from rapport.metrics.question import Question
from rapport.metrics.result import Figure

NOTHING = Figure(None, 0)


def sql(question: Question) -> str:
    """Return the query for the statistic of each group's values and for what bounds it."""
    source, value = _measured(question)
    where = _where(question)
    if question.stat == "mean":
        columns = [f"avg({value}) AS value", "count(*) AS n", f"stddev_samp({value}) AS deviation"]
        return sql_of.grouped(question, columns, where, source)
    p = _fraction(question)
    if not question.bounded:
        columns = [f"percentile({value}, {p}) AS value", "count(*) AS n"]
        return sql_of.grouped(question, columns, where, source)
    # In two steps, so that each group is sorted once for all three values.
    inner = sql_of.grouped(question, [f"in_order({value}) AS ordered"], where, source)
    shown = [
        f"percentile_of(ordered, {p}) AS value",
        "coalesce(len(ordered), 0) AS n",
        f"low_of(ordered, {p}) AS low",
        f"high_of(ordered, {p}) AS high",
    ]
    return sql_of.outer(question, inner, shown)


def figure(
    question: Question,
    value: float | None,
    n: int,
    low: float | None = None,
    high: float | None = None,
) -> Figure:
    """Return the statistic with its limits; for a mean, ``low`` is the standard deviation."""
    if question.stat == "mean" and value is not None:
        interval = mean_interval(value, low, n) if low is not None else None
        return Figure(value, n, *(interval or (None, None)))
    return Figure(value, n, low, high)


def rows_sql(question: Question) -> str:
    """Return the query for the rows measured, each with its value."""
    source, value = _measured(question)
    return sql_of.behind(question, _where(question), value, source)


def spread_sql(question: Question, edges: Sequence[float]) -> str:
    """Return the query that counts the values from each edge to the next, the last without end,
    and that finds the median and the 90th percentile.
    """
    source, value = _measured(question)
    tops: list[float | None] = [*edges[1:], None]
    bins = [
        f"count(*) FILTER (WHERE {value} >= {low:.0f}"
        f"{'' if top is None else f' AND {value} < {top:.0f}'}) AS bin_{number}"
        for number, (low, top) in enumerate(zip(edges, tops, strict=True))
    ]
    marks = [f"percentile({value}, 0.5) AS p50", f"percentile({value}, 0.9) AS p90"]
    return sql_of.grouped(question, [*marks, *bins], _where(question), source)


def _fraction(question: Question) -> float:
    return int((question.stat or "")[1:]) / 100


def _where(question: Question) -> list[str]:
    spell = question.definition.spell
    if question.calendar is None or spell is None:
        measured = [f"{question.written(question.definition.value)} IS NOT NULL"]
    else:
        measured = [f"{spell.start} IS NOT NULL", f"{spell.end} IS NOT NULL"]
    return [*count.where(question), *measured, *_limited(question)]


def _limited(question: Question) -> Iterator[str]:
    """Yield the conditions that keep the value within the limits asked about."""
    _source, value = _measured(question)
    least, below = question.measured or (None, None)
    if least is not None:
        yield f"{value} >= {least:.0f}"
    if below is not None:
        yield f"{value} < {below:.0f}"


def _measured(question: Question) -> tuple[str, str]:
    """Return the source of the rows and the expression for their value."""
    if question.calendar is None:
        return question.fact.name, question.written(question.definition.value)
    spell, table = sql_of.spell_of(question), sql_of.OPEN_TIME
    source = (
        f"{question.fact.name}\n"
        f"  ASOF JOIN {table} AS at_start ON {spell.start} >= at_start.opens\n"
        f"  ASOF JOIN {table} AS at_end ON {spell.end} >= at_end.opens"
    )
    opened = f"{_opened('at_end', spell.end)} - {_opened('at_start', spell.start)}"
    return source, f"greatest({opened}, 0)"


def _opened(alias: str, instant: str) -> str:
    """Return the calendar's open time before an instant, counted from the last opening before
    it.
    """
    until = f"least({instant}, {alias}.closes)"
    return f"({alias}.before + seconds_between({alias}.opens, {until}))"
