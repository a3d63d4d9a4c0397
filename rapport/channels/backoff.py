"""Waiting times between attempts.

Pure: the random number is passed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import random


@dataclass(frozen=True)
class Backoff:
    """Waits that double from ``first`` up to ``longest``, each shortened at random by up to half.

    The jitter keeps things that failed together from coming back together.
    """

    first: timedelta
    longest: timedelta

    def wait(self, attempts: int, chance: Callable[[], float] = random) -> timedelta:
        """Return the wait after so many failed attempts (1 or more); ``chance`` gives 0 to 1."""
        doublings = min(max(attempts, 1) - 1, 30)
        whole: timedelta = min(self.first * (1 << doublings), self.longest)
        return whole * (0.5 + chance() / 2)
