"""The kinds of figures: what each asks of the facts, and what it makes of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapport.metrics.definition import KindName
from rapport.metrics.kinds import count, distribution, share, snapshot
from rapport.metrics.question import Question
from rapport.metrics.result import Figure


@dataclass(frozen=True)
class Kind:
    """One kind of figure.

    ``sql`` gives the query: period if cut, keys and labels of the dimensions, then columns of its
    own; ``figure(question, *own_columns)`` makes a figure of those, and ``nothing`` is the figure
    where there are no rows. ``rows_sql`` gives the query of the rows behind: exactly n. What is
    ``counted`` is known whole, however small; what is not is an estimate that needs enough rows.
    """

    nothing: Figure
    sql: Callable[[Question], str]
    figure: Callable[..., Figure]
    rows_sql: Callable[[Question], str]
    counted: bool


KINDS: Mapping[KindName, Kind] = {
    "count": Kind(count.NOTHING, count.sql, count.figure, count.rows_sql, True),
    "share": Kind(share.NOTHING, share.sql, share.figure, share.rows_sql, False),
    "distribution": Kind(
        distribution.NOTHING, distribution.sql, distribution.figure, distribution.rows_sql, False
    ),
    "snapshot": Kind(snapshot.NOTHING, snapshot.sql, snapshot.figure, snapshot.rows_sql, True),
}
