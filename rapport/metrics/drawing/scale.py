"""The vertical scale of a chart, in round steps."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from rapport.metrics.definition import Unit

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


@dataclass(frozen=True)
class Scale:
    """From ``bottom`` to ``top`` in equal steps; ``y`` gives pixels from the top."""

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


def scale(values: list[float], unit: Unit) -> Scale:
    """Return a scale that holds the values and zero; shares may start above zero, in tenths."""
    if unit == "share":
        return _shares(values)
    highest = max([*values, 1.0])
    step = _time_step(highest) if unit == "seconds" else _decimal_step(highest)
    return Scale(0.0, ceil(highest / step) * step, step)


def _shares(values: list[float]) -> Scale:
    lowest = min(values, default=0.0)
    bottom = max(0, int(lowest * 10) - (1 if lowest else 0)) / 10
    # A cut axis exaggerates, so it is cut only where most of the chart would be empty.
    bottom = bottom if bottom >= 0.4 else 0.0
    return Scale(bottom, 1.0, 0.2 if bottom in (0.0, 0.4) else 0.1)


def _time_step(highest: float) -> float:
    for step in TIME_STEPS:
        if highest <= step * TICKS:
            return float(step)
    return float(ceil(highest / TICKS / TIME_STEPS[-1]) * TIME_STEPS[-1])


def _decimal_step(highest: float) -> float:
    raw = highest / TICKS
    size = 10.0 ** (len(str(int(raw))) - 1) if raw >= 1 else 1.0
    return next(size * step for step in DECIMAL_STEPS if raw <= size * step)
