"""Growth of working time with size: two sizes compared.

The time for one size depends on the machine and its load, so no test judges by that. Quadratic
work is found all the same: eight times the size takes it 64 times as long. Both sizes are tried
several times, in turn, and the best of each counts, because other processes can only slow it down.
"""

from __future__ import annotations

import math
import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Thing = TypeVar("Thing")

TIMES = 8
# Between linear growth (1) and quadratic growth (2).
MOST = 1.5
ATTEMPTS = 6
# Seconds of processor time for the larger size too short for quadratic growth to show.
NOTHING = 0.004
# Seconds after which an attempt is given up as endless.
ENOUGH = 10.0


def assert_linear(do: Callable[[Thing], object], make: Callable[[int], Thing], size: int) -> None:
    """Fail if the time of ``do`` grows faster than the size of what ``make`` makes."""
    found = exponent(do, make(max(size // TIMES, 1)), make(size))
    assert found < MOST, f"{TIMES} times as much takes {TIMES**found:.0f} times as long"


def exponent(do: Callable[[Thing], object], few: Thing, many: Thing) -> float:
    """Return e where ``many``, `TIMES` times as much as ``few``, takes `TIMES` ** e times as long.

    Zero when it takes next to no time, infinity when one of them does not end.
    """
    found = best_few = best_many = math.inf
    for _attempt in range(ATTEMPTS):
        best_many = min(best_many, seconds(do, many))
        if best_many < NOTHING:
            return 0.0
        best_few = min(best_few, seconds(do, few))
        if math.isinf(best_many) or math.isinf(best_few):
            return math.inf
        found = math.log(best_many / best_few, TIMES)
        if found < MOST:
            break
    return found


class _Hangs(Exception):
    """Raised in the middle of work that does not end."""


def seconds(do: Callable[[Thing], object], thing: Thing) -> float:
    """Return the processor time of this thread for the work; infinity when it does not end."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Hangs

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENOUGH)
    start = time.thread_time()
    try:
        do(thing)
        return time.thread_time() - start
    except _Hangs:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
