"""The pace of a ticket: working seconds to answer and end."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from random import Random
from typing import NamedTuple

from rapport.demo.company.arrivals import Arrival
from rapport.demo.company.company import Company
from rapport.demo.company.desk import HOUR, WORKING_DAY
from rapport.demo.company.planted import LONG_WAIT, OUTAGE, RISING

FIRST_SPREAD = 0.95
SHORTEST = 4 * 60
# One in eleven customers never answers.
SILENT = 0.09
STALL = 8 * WORKING_DAY
LOW, NORMAL, HIGH, URGENT = 1, 2, 3, 4
# Most requests are equally urgent; urgent ones are answered sooner.
PRIORITIES = (NORMAL,) * 78 + (HIGH,) * 12 + (LOW,) * 6 + (URGENT,) * 4
URGENCY = {LOW: 1.6, NORMAL: 1.0, HIGH: 0.7, URGENT: 0.35}


class Kind:
    """How a ticket goes on after the first answer."""

    AT_ONCE, ASKED, CONFIRMED, STALLED, SILENT = range(5)


class Pace(NamedTuple):
    """Working seconds from the opening to the first answer and to the end."""

    kind: int
    priority: int
    first: int
    total: int


class Pacer:
    """Draws the pace of each ticket."""

    def __init__(self, company: Company, chance: Random) -> None:
        self._company = company
        self._chance: Callable[[], float] = chance.random
        self._gauss = chance.gauss

    def draw(self, arrival: Arrival) -> Pace:
        """Return how long this ticket takes, and in which way."""
        chance, category = self._chance, arrival.category
        priority = HIGH if arrival.outage else PRIORITIES[int(chance() * len(PRIORITIES))]
        slow_first, slow = self._slower(arrival)
        factor = URGENCY[priority]
        first = category.first_minutes * 60 * factor * slow_first * self._spread(FIRST_SPREAD)
        total = category.hours * HOUR * factor * slow * self._spread(category.spread)
        first = max(first, SHORTEST)
        # Tickets about the outage were settled with it.
        kind = 1.0 if arrival.outage else chance()
        if kind < category.stalls:
            stall = STALL * self._spread(0.75)
            return Pace(Kind.STALLED, priority, int(first), int(first + total + stall))
        if kind < category.stalls + SILENT:
            wait = (7 + 5 * chance()) * WORKING_DAY
            return Pace(Kind.SILENT, priority, int(first), int(first + wait))
        if total < 1.6 * first:
            return Pace(Kind.AT_ONCE, priority, int(first), int(first))
        manner = Kind.CONFIRMED if kind < 0.5 else Kind.ASKED
        return Pace(manner, priority, int(first), int(total))

    def _slower(self, arrival: Arrival) -> tuple[float, float]:
        if arrival.category is LONG_WAIT.category:
            return LONG_WAIT.first_response, LONG_WAIT.resolution
        if self._company.in_outage(arrival.at):
            return OUTAGE.slower, 1.3
        if arrival.category is RISING.category and arrival.at >= self._company.rising_since:
            return 1.8, RISING.slower
        return 1.0, 1.0

    def _spread(self, sigma: float) -> float:
        """Return a factor around 1 with a long tail: working times are log-normal."""
        return exp(self._gauss(0.0, sigma))
