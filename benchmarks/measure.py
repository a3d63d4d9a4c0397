"""Figures beside their floors, and the table in which they are held against their limits."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

Act = Callable[[], object]
MILLI = 1000
PERCENTILES = (("p50", 50), ("p95", 95))


def seconds_of(act: Act) -> float:
    """Run the act once; return how long it took."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def percentile(seconds: Sequence[float], rank: int) -> float:
    """Return a percentile by linear interpolation (type 7), in milliseconds."""
    if len(seconds) == 1:
        return seconds[0] * MILLI
    return statistics.quantiles(seconds, n=100, method="inclusive")[rank - 1] * MILLI


@dataclass(frozen=True)
class Line:
    """One figure beside what it is held against, and how many times that it may be.

    Without a limit it is for orientation. A rate is better the higher it is (``rising``), so there
    its ratio is the floor's rate over its own.
    """

    what: str
    size: int
    figure: float
    floor: float | None = None
    limit: float | None = None
    unit: str = "ms"
    rising: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor it costs."""
        if not self.floor or not self.figure:
            return None
        return self.floor / self.figure if self.rising else self.figure / self.floor

    @property
    def is_met(self) -> bool:
        """Whether it keeps its limit."""
        return self.limit is None or self.ratio is None or self.ratio <= self.limit

    def cells(self) -> list[str]:
        """Return it as a row of the table."""
        return [
            self.what,
            f"{self.size:,}",
            _said(self.figure, self.unit),
            _said(self.floor, self.unit) if self.floor is not None else "",
            f"{self.ratio:.2f}" if self.ratio is not None else "",
            f"{self.limit:g}" if self.limit is not None else "",
            "" if self.limit is None else ("yes" if self.is_met else "NO"),
            self.note,
        ]


def show(title: str, lines: Sequence[Line]) -> bool:
    """Print the table; say whether every limit is kept."""
    table = Table(title=title, title_justify="left")
    for name in ("what", "size", "figure", "floor", "ratio", "limit", "kept", "note"):
        table.add_column(name, justify="left" if name in ("what", "note") else "right")
    for line in lines:
        table.add_row(*line.cells())
    Console(width=140).print(table)
    return all(line.is_met for line in lines)


def _said(value: float, unit: str) -> str:
    return f"{value:,.1f} {unit}" if value >= 10 else f"{value:.2f} {unit}"
