"""The kinds of figures, with their queries and answers."""

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

    ``sql`` returns the query: the period if there is a grain, keys and labels of the dimensions,
    then its own columns. ``figure(question, *own_columns)`` makes a figure of those; ``nothing``
    is the figure where there are no rows. ``rows_sql`` returns the query for the rows behind:
    exactly n. A ``counted`` figure is exact however small; any other is an estimate that needs
    enough rows.
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
