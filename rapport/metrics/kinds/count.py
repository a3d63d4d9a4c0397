"""Counts of rows: exact, so without an interval."""

from __future__ import annotations

from rapport.metrics import compile as sql_of
from rapport.metrics.question import Question
from rapport.metrics.result import Figure

NOTHING = Figure(0, 0)


def sql(question: Question) -> str:
    """Return the query that counts the rows of each group."""
    return sql_of.grouped(question, ["count(*) AS n"], where(question))


def figure(question: Question, n: int) -> Figure:
    """Return the count, which is also its own n."""
    return Figure(n, n)


def rows_sql(question: Question) -> str:
    """Return the query for the rows counted."""
    return sql_of.behind(question, where(question))


def where(question: Question) -> list[str]:
    """Return the conditions of the rows counted."""
    return [
        *sql_of.chosen(question),
        *sql_of.within(question, question.definition.time),
    ]
