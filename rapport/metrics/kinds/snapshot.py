"""Snapshots: how many rows are still going on as each period ends.

Used for backlogs. A row counts at an instant when it began before it and did not end before it.
Computed from the rows' own instants, so any past snapshot can be taken at any time, in any zone.
"""

from __future__ import annotations

from datetime import date, timedelta
from textwrap import indent

from rapport.metrics import compile as sql_of
from rapport.metrics.periods import Grain, cut, floor
from rapport.metrics.question import Question
from rapport.metrics.result import Figure

NOTHING = Figure(0, 0)


def sql(question: Question) -> str:
    """Return the query that counts what is going on: at the end of the time, or of every period."""
    if question.grain is None:
        return sql_of.grouped(question, ["count(*) AS n"], _lasting(question))
    return _running(question)


def figure(question: Question, n: int) -> Figure:
    """Return the count, which is also its own n."""
    return Figure(n, n)


def rows_sql(question: Question) -> str:
    """Return the query for the rows that are still going on at the end of the time."""
    return sql_of.behind(question, _lasting(question), time=sql_of.spell_of(question).start)


def _running(question: Question) -> str:
    """Return the query that sums what began and ended by period, starting before the first one."""
    spell, by = sql_of.spell_of(question), question.by
    names = [*sql_of.keys(by), *sql_of.labels(by)]
    members = f"CROSS JOIN (SELECT DISTINCT {', '.join(names)} FROM steps)" if by else ""
    steps = sql_of.statement(
        _steps(question, spell.start, "count(*)"),
        "UNION ALL",
        _steps(question, spell.end, "-count(*)"),
    )
    # An empty step in every period, so that each shows its count even if nothing moved.
    every = sql_of.statement(
        "SELECT * FROM steps",
        "UNION ALL",
        sql_of.select(["first_day::DATE AS period", *names, "0 AS step"]),
        f"FROM generate_series({_edges(question)}) AS days(first_day)",
        members,
    )
    over = f"{sql_of.listed('PARTITION BY', sql_of.keys(by))} ORDER BY period".strip()
    running = f"sum(sum(step)) OVER ({over})::BIGINT AS n"
    return sql_of.statement(
        f"WITH steps AS (\n{indent(steps, '  ')}\n), cells AS (\n{indent(every, '  ')}\n)",
        sql_of.select(["period", *sql_of.named(by), running]),
        "FROM cells",
        sql_of.group_by(question),
    )


def _steps(question: Question, column: str, step: str) -> str:
    """Return the query that counts starts or ends per period; earlier ones count in the first."""
    first = sql_of.literal(_first(question))
    period = f"greatest({sql_of.period_of(question, column)}, {first}) AS period"
    before_end = f"{column} < {sql_of.literal(question.end)}"
    return sql_of.statement(
        sql_of.select([period, *sql_of.named(question.by), f"{step} AS step"]),
        f"FROM {question.fact.name}",
        sql_of.conjunction([*sql_of.chosen(question), before_end]),
        sql_of.group_by(question),
    )


def _edges(question: Question) -> str:
    """Return the first days of the first and last periods, and the step between periods."""
    step = {"day": "1 DAY", "week": "7 DAY", "month": "1 MONTH", "quarter": "3 MONTH"}
    begin, grain = sql_of.begin_of(question), _grain(question)
    last = cut(begin, question.end, grain, question.zone, question.shift)[-1].name
    edges = sql_of.literal(_first(question)), sql_of.literal(last)
    return f"{edges[0]}, {edges[1]}, INTERVAL {step[_grain(question)]}"


def _first(question: Question) -> date:
    day = sql_of.begin_of(question).astimezone(question.zone).date()
    return floor(day + timedelta(days=question.shift), _grain(question))


def _grain(question: Question) -> Grain:
    assert question.grain is not None  # only used for periods
    return question.grain


def _lasting(question: Question) -> list[str]:
    spell, end = sql_of.spell_of(question), sql_of.literal(question.end)
    return [
        *sql_of.chosen(question),
        f"{spell.start} < {end}",
        f"({spell.end} IS NULL OR {spell.end} >= {end})",
    ]
