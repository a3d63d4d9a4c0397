"""Counts in memory that all processes share."""

from __future__ import annotations

import mmap

# Connections closed so far, then open streams by user; one page of memory per process.
CLOSED = 0
FIRST_USER = 1
CELLS = 1024
CELL_BYTES = 4
LARGEST = 0xFFFF_FFFF


class Tally:
    """One row of counts per process; created before the processes, so that they share it.

    Only the row's own process writes to it, so nothing is locked; any process reads.
    """

    def __init__(self, processes: int) -> None:
        self._memory = mmap.mmap(-1, processes * CELLS * CELL_BYTES)
        self._cells = memoryview(self._memory).cast("I")
        self._processes = processes

    def row(self, number: int) -> Row:
        """Return the row of a process."""
        return Row(self, number * CELLS)

    def closed(self, number: int) -> int:
        """Return how many connections the process has closed."""
        return self._cells[number * CELLS + CLOSED]

    def clear(self, number: int) -> None:
        """Reset the counts of a process that is gone."""
        start = number * CELLS
        self._cells[start : start + CELLS] = memoryview(bytes(CELLS * CELL_BYTES)).cast("I")

    def sum(self, cell: int) -> int:
        """Return a count over all processes."""
        return sum(self._cells[number * CELLS + cell] for number in range(self._processes))

    def add(self, cell: int, number: int) -> None:
        """Change one count; only for the process that owns the row."""
        self._cells[cell] = (self._cells[cell] + number) & LARGEST


class Row:
    """The counts of one process.

    Users whose numbers differ by a multiple of the number of cells share one: together they reach
    the limit on streams a little earlier, which matters only to somebody with a dozen pages open.
    """

    def __init__(self, tally: Tally, start: int) -> None:
        self._tally = tally
        self._start = start

    def close(self) -> None:
        """Count a closed connection."""
        self._tally.add(self._start + CLOSED, 1)

    def enter(self, user: int) -> None:
        """Count a stream that a user opens."""
        self._tally.add(self._start + _cell_of(user), 1)

    def leave(self, user: int) -> None:
        """Count a stream of a user that has ended."""
        self._tally.add(self._start + _cell_of(user), -1)

    def open_of(self, user: int) -> int:
        """Return how many streams the user has open, in all processes."""
        return self._tally.sum(_cell_of(user))


def _cell_of(user: int) -> int:
    return FIRST_USER + user % (CELLS - FIRST_USER)
