"""Figures beside their floors, and the table of limits."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks import table
from benchmarks.table import said

Act = Callable[[], object]
MILLI = 1000
PERCENTILES = (("p50", 50), ("p95", 95))
COLUMNS = ("what", "size", "figure", "floor", "ratio", "limit", "kept", "processor", "note")


class Took(NamedTuple):
    """The cost of an act: seconds passed, and seconds of processor time over all threads.

    Only the second is the same on a machine that is busy with something else.
    """

    passed: float
    worked: float

    def __add__(self, other: object) -> Took:
        if not isinstance(other, Took):
            return NotImplemented
        return Took(self.passed + other.passed, self.worked + other.worked)


def took(act: Act) -> Took:
    """Run the act once; return what it took."""
    worked, passed = time.process_time(), time.perf_counter()
    act()
    return Took(time.perf_counter() - passed, time.process_time() - worked)


def passed(rounds: Iterable[Took]) -> list[float]:
    """Return the seconds that passed in each round."""
    return [each.passed for each in rounds]


def worked(rounds: Iterable[Took]) -> list[float]:
    """Return the seconds of processor time of each round."""
    return [each.worked for each in rounds]


def percentile(seconds: Sequence[float], rank: int) -> float:
    """Return a percentile by linear interpolation (type 7), in milliseconds."""
    if len(seconds) == 1:
        return seconds[0] * MILLI
    return statistics.quantiles(seconds, n=100, method="inclusive")[rank - 1] * MILLI


@dataclass(frozen=True)
class Line:
    """One figure beside its floor, with the highest ratio it may have.

    ``most`` limits the figure itself. Without either limit it is for orientation. A rate is better
    the higher it is (``rising``), so its ratio is the floor's rate over its own. ``processor`` is
    the ratio in processor time, which tells noise from work; the limit applies to it if the line
    is ``by_processor``, else to the time that passed.
    """

    what: str
    size: int
    figure: float
    floor: float | None = None
    limit: float | None = None
    unit: str = "ms"
    rising: bool = False
    processor: float | None = None
    by_processor: bool = False
    most: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Return how many times its floor the figure is."""
        if not self.floor or not self.figure:
            return None
        return self.floor / self.figure if self.rising else self.figure / self.floor

    @property
    def is_met(self) -> bool:
        """Return whether it keeps its limits."""
        if self.most is not None and self.figure > self.most:
            return False
        held = self.processor if self.by_processor else self.ratio
        return self.limit is None or held is None or held <= self.limit

    @property
    def is_limited(self) -> bool:
        """Return whether it has a limit to keep."""
        return self.limit is not None or self.most is not None

    def cells(self) -> list[str]:
        """Return it as a row of the table."""
        return [
            self.what,
            f"{self.size:,}",
            said(self.figure, self.unit),
            said(self.floor, self.unit) if self.floor is not None else "",
            f"{self.ratio:.2f}" if self.ratio is not None else "",
            self._limit(),
            ("yes" if self.is_met else "NO") if self.is_limited else "",
            f"{self.processor:.2f}" if self.processor is not None else "",
            self.note,
        ]

    def _limit(self) -> str:
        if self.most is not None:
            return f"{self.most:g} {self.unit}"
        return f"{self.limit:g}" if self.limit is not None else ""


def show(title: str, lines: Sequence[Line], *, markdown: bool = False) -> bool:
    """Print the table, drawn or in Markdown; return whether every limit is kept."""
    table.show(title, COLUMNS, [line.cells() for line in lines], markdown=markdown)
    return all(line.is_met for line in lines)
