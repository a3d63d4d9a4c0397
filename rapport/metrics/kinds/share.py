"""Shares: of the rows, how many satisfy the condition. Bounded by Wilson's interval.

Parts and wholes are added up before they are divided, in every period and group anew: a share is
never the mean of shares. A share of nothing is null.
"""

from __future__ import annotations

from rapport.metrics import compile as sql_of
from rapport.metrics.intervals import wilson
from rapport.metrics.kinds.count import where
from rapport.metrics.question import Question
from rapport.metrics.result import Figure

NOTHING = Figure(None, 0, numerator=0, denominator=0)


def sql(question: Question) -> str:
    """Count the rows of each group, and those that satisfy the condition."""
    part = f"count(*) FILTER (WHERE {_condition(question)}) AS numerator"
    return sql_of.grouped(question, [part, "count(*) AS denominator"], where(question))


def figure(question: Question, numerator: int, denominator: int) -> Figure:
    """Give the share between its limits."""
    interval = wilson(numerator, denominator)
    if interval is None:
        return NOTHING
    return Figure(numerator / denominator, denominator, *interval, numerator, denominator)


def rows_sql(question: Question) -> str:
    """Give the rows of the denominator, each with whether it satisfies the condition."""
    value = f"coalesce({_condition(question)}, false) AS value"
    return sql_of.behind(question, where(question), value)


def _condition(question: Question) -> str:
    return question.written(question.definition.value)
