"""Time things fairly: a figure and its floor take turns, so that both meet the same noise."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

Act = Callable[[], object]
MILLI = 1000


@dataclass(frozen=True)
class Times:
    """Seconds that one act took, again and again."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median, in milliseconds."""
        return statistics.median(self.seconds) * MILLI

    @property
    def p95(self) -> float:
        """The 95th percentile, in milliseconds."""
        return statistics.quantiles(self.seconds, n=20, method="inclusive")[-1] * MILLI


def in_turns(*acts: Act, times: int, warm: int = 5) -> list[Times]:
    """Run the acts in turn, ``times`` rounds after some to warm up; return the times of each."""
    for _ in range(warm):
        for act in acts:
            act()
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for act, seconds in zip(acts, taken, strict=True):
            start = time.perf_counter()
            act()
            seconds.append(time.perf_counter() - start)
    return [Times(tuple(seconds)) for seconds in taken]


@dataclass(frozen=True)
class Line:
    """One figure, its floor, and how many times the floor it may be."""

    what: str
    size: int
    figure: float
    floor: float
    limit: float | None
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float:
        """The figure in floors."""
        return self.figure / self.floor if self.floor else float("inf")

    @property
    def is_met(self) -> bool:
        """Whether it keeps its limit; a figure without one is for orientation."""
        return self.limit is None or self.ratio <= self.limit


def show(title: str, lines: list[Line]) -> bool:
    """Print the table; say whether every limit is kept."""
    table = Table(title=title, title_justify="left")
    for name in ("what", "size", "figure", "floor", "ratio", "limit", "kept", "note"):
        table.add_column(name, justify="left" if name in ("what", "note") else "right")
    for line in lines:
        kept = "" if line.limit is None else ("yes" if line.is_met else "NO")
        limit = "" if line.limit is None else f"{line.limit:g}"
        table.add_row(
            line.what,
            f"{line.size:,}",
            f"{line.figure:.2f} {line.unit}",
            f"{line.floor:.2f} {line.unit}" if line.floor else "",
            f"{line.ratio:.2f}" if line.floor else "",
            limit,
            kept,
            line.note,
        )
    Console(width=140).print(table)
    return all(line.is_met for line in lines)
