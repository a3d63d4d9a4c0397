"""Events of many tickets, sorted by time."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count

from rapport.demo.loading.table import Row


class Chronicle:
    """Events of many tickets, sorted by time.

    Stories come in order of opening, so everything before the next opening is complete and can be
    numbered. Only later events are held: the work under way, not the history.
    """

    def __init__(self) -> None:
        self._ahead: list[tuple[int, int, Row]] = []
        # Events of one second stay in the order in which they were told.
        self._turn = count().__next__

    def add(self, at: int, row: Row) -> None:
        """Take an event of that time."""
        heappush(self._ahead, (at, self._turn(), row))

    def before(self, at: int) -> list[Row]:
        """Remove and return the events before an instant, in order."""
        ahead, rows = self._ahead, []
        while ahead and ahead[0][0] < at:
            rows.append(heappop(ahead)[2])
        return rows

    def __len__(self) -> int:
        """Return how many events are held."""
        return len(self._ahead)
