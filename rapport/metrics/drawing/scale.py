"""The vertical scale of a chart, in round steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from rapport.metrics.definition import Unit
from rapport.metrics.result import Row

MINUTE, HOUR, DAY = 60, 3600, 86_400
TICKS = 4
# Steps of time that people count in; beyond the last, whole multiples of it.
TIME_STEPS = (
    *(1, 5, 15, 30),
    *(n * MINUTE for n in (1, 2, 5, 10, 15, 30)),
    *(n * HOUR for n in (1, 2, 3, 4, 6, 8, 12)),
    *(n * DAY for n in (1, 2, 5, 7, 14, 28)),
)
DECIMAL_STEPS = (1, 2, 2.5, 5, 10)
# A limit this many times higher than every value is cut off, so that the values keep their room.
FAR = 3.0


@dataclass(frozen=True)
class Scale:
    """From ``bottom`` to ``top`` in equal steps."""

    bottom: float
    top: float
    step: float

    @property
    def ticks(self) -> list[float]:
        """Return the values at which a line is drawn, from the bottom up."""
        count = round((self.top - self.bottom) / self.step)
        return [self.bottom + n * self.step for n in range(count + 1)]

    def height(self, value: float) -> float:
        """Return how far up a value lies, from 0 to 1; values outside are put at the edge."""
        return min(1.0, max(0.0, (value - self.bottom) / (self.top - self.bottom)))

    def beyond(self, value: float) -> bool:
        """Return whether a value lies above the scale."""
        return value > self.top


def scale(values: Sequence[float], unit: Unit) -> Scale:
    """Return a scale that holds the values and zero.

    That of shares is always the whole from 0 to 1, and that of points from −100 to 100: a part of
    it would make little look like much.
    """
    if unit == "share":
        return Scale(0.0, 1.0, 0.25)
    if unit == "points":
        return Scale(-100.0, 100.0, 50.0)
    highest = max([*values, 1.0])
    step = _time_step(highest) if unit == "seconds" else _decimal_step(highest)
    return Scale(0.0, ceil(highest / step) * step, step)


def telling(rows: Sequence[Row], whole: Row | None, *, limits: bool) -> list[float]:
    """Return the values that a scale must hold.

    What too few rows say never sets it, as long as anything else does: the other periods, or the
    figure of the whole time.
    """
    known = [row for row in [*rows, *([whole] if whole else [])] if row.value is not None]
    firm = [row for row in known if not row.too_few]
    values = [float(row.value or 0) for row in firm or known]
    if not limits or not firm:
        return values
    highest = max(values) * FAR
    return [*values, *(min(row.high, highest) for row in firm if row.high is not None)]


def _time_step(highest: float) -> float:
    for step in TIME_STEPS:
        if highest <= step * TICKS:
            return float(step)
    return float(ceil(highest / TICKS / TIME_STEPS[-1]) * TIME_STEPS[-1])


def _decimal_step(highest: float) -> float:
    raw = highest / TICKS
    size = 10.0 ** (len(str(int(raw))) - 1) if raw >= 1 else 1.0
    return next(size * step for step in DECIMAL_STEPS if raw <= size * step)
