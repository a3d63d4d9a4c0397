"""Results: the figures that answer a question.

Each comes with its n, its interval and its period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from rapport.metrics.definition import Better, Clock, Unit
from rapport.metrics.periods import Grain


class Figure(NamedTuple):
    """A value, the number of rows behind it, and its limits; None where unknown."""

    value: float | int | None
    n: int
    low: float | None = None
    high: float | None = None
    numerator: int | None = None
    denominator: int | None = None


class Named(NamedTuple):
    """A member of a dimension: its key and its name."""

    key: Any
    label: Any


class Row(NamedTuple):
    """One figure of a result.

    ``period`` is the first day of its period, None when the whole time is one period.
    ``partial``: the period is unfinished or only partly asked about. ``too_few``: n is too small
    to compare this figure with another.
    """

    period: date | None
    members: tuple[Named, ...]
    value: float | int | None
    n: int
    low: float | None
    high: float | None
    numerator: int | None
    denominator: int | None
    partial: bool
    too_few: bool


@dataclass(frozen=True)
class Result:
    """The answer to a question.

    ``rows`` are ordered by period, then by the labels of their members. ``as_of`` is the instant
    up to which the facts are complete, None when there are none yet. ``sql`` is the query that
    ran.
    """

    metric: str
    unit: Unit
    better: Better
    as_of: datetime | None
    start: date | datetime | None
    end: date | datetime
    grain: Grain | None
    by: tuple[str, ...]
    clock: Clock | None
    stat: str | None
    timezone: str
    min_n: int
    rows: tuple[Row, ...]
    sql: str

    @property
    def row(self) -> Row:
        """Return the single row of a result without grain and dimensions."""
        (only,) = self.rows
        return only

    @property
    def too_few(self) -> bool:
        """Return whether no figure here has enough rows to be compared."""
        return all(row.too_few for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Return the result as JSON-ready data, by the contract of ``metric show``."""
        return {
            "metric": self.metric,
            "unit": self.unit,
            "better": self.better,
            "as_of": _text(self.as_of),
            "from": _text(self.start),
            "to": _text(self.end),
            "clock": self.clock,
            "stat": self.stat,
            "timezone": self.timezone,
            "rows": [self._row_as_json(row) for row in self.rows],
            "sql": self.sql,
        }

    def _row_as_json(self, row: Row) -> Mapping[str, Any]:
        labels = (member.label for member in row.members)
        return {
            "period": _text(row.period),
            **dict(zip(self.by, labels, strict=True)),
            "value": row.value,
            "n": row.n,
            "low": row.low,
            "high": row.high,
            "numerator": row.numerator,
            "denominator": row.denominator,
            "partial": row.partial,
            "too_few": row.too_few,
        }


def _text(moment: date | None) -> str | None:
    if isinstance(moment, datetime) and moment.utcoffset() is not None:
        return moment.isoformat().replace("+00:00", "Z")
    return None if moment is None else moment.isoformat()
