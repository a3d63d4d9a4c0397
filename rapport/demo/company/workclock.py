"""Working time in whole seconds, from precomputed tables.

A look-up is a bisection.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

# Later than everything that is told: whatever falls here has not happened.
FOREVER = 1 << 60


class WorkClock:
    """The stretches in which somebody works, as Unix seconds, sorted and not overlapping."""

    __slots__ = ("_done", "_ends", "_starts")

    def __init__(self, spells: Iterable[tuple[int, int]]) -> None:
        kept = list(spells)
        self._starts = [start for start, _ in kept]
        self._ends = [end for _, end in kept]
        # Seconds worked before each stretch, and finally in all of them.
        self._done = [0, *accumulate(end - start for start, end in kept)]

    def worked(self, at: int) -> int:
        """Return the working seconds before an instant, counted from the first stretch."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return 0
        return self._done[index + 1] - max(self._ends[index] - at, 0)

    def after(self, at: int, seconds: int = 0) -> int:
        """Return the instant at which ``seconds`` have been worked since ``at``."""
        return self.instant(self.worked(at) + seconds)

    def instant(self, worked: int) -> int:
        """Return the working instant with this many working seconds before it."""
        index = bisect_right(self._done, worked) - 1
        if index >= len(self._starts):
            return FOREVER
        return self._starts[index] + worked - self._done[index]

    def between(self, start: int, end: int) -> int:
        """Return the working seconds between two instants."""
        return self.worked(end) - self.worked(start)

    def ago(self, at: int, seconds: int) -> int:
        """Return the instant ``seconds`` of working time before ``at``."""
        return self.instant(max(self.worked(at) - seconds, 0))

    def works(self, at: int) -> bool:
        """Return whether somebody works at this instant."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]
