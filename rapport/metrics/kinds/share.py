"""Shares of rows that satisfy a condition, with Wilson's interval.

Parts and wholes are summed before they are divided, separately for every period and group: a
share is never the mean of shares. A share of no rows is null.
"""

from __future__ import annotations

from rapport.metrics import compile as sql_of
from rapport.metrics.intervals import wilson
from rapport.metrics.kinds.count import where
from rapport.metrics.question import Question
from rapport.metrics.result import Figure

NOTHING = Figure(None, 0, numerator=0, denominator=0)


def sql(question: Question) -> str:
    """Return the query that counts each group's rows and those that satisfy the condition."""
    numerator = f"count(*) FILTER (WHERE {_condition(question)}) AS numerator"
    return sql_of.grouped(question, [numerator, "count(*) AS denominator"], where(question))


def figure(question: Question, numerator: int, denominator: int) -> Figure:
    """Return the share with its limits."""
    interval = wilson(numerator, denominator)
    if interval is None:
        return NOTHING
    return Figure(numerator / denominator, denominator, *interval, numerator, denominator)


def rows_sql(question: Question) -> str:
    """Return the query for the rows of the denominator, each with whether it satisfies the
    condition.
    """
    value = f"coalesce({_condition(question)}, false)"
    return sql_of.behind(question, where(question), value)


def _condition(question: Question) -> str:
    return question.written(question.definition.value)
