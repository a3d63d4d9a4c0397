"""The arrivals of tickets, hour by hour, and their categories.

Weighted so that the plan's number is met exactly.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from random import Random
from typing import NamedTuple

from rapport.demo.company.company import Company
from rapport.demo.company.desk import CATEGORIES, HOUR, Category
from rapport.demo.company.planted import OUTAGE, RISING

# Studios write in the morning before class, after lunch, and in the evening after closing.
HOURS = (2, 1, 1, 1, 2, 5, 14, 34, 62, 88, 96, 90, 70, 66, 80, 84, 72, 54, 38, 32, 30, 24, 14, 6)
WEEKDAYS = (1.28, 1.1, 1.0, 0.98, 0.92, 0.34, 0.3)
# Courses begin in January and September; July and December are quiet.
SEASON = (1.25, 1.08, 1.0, 0.98, 0.96, 0.92, 0.78, 0.9, 1.22, 1.06, 1.0, 0.82)
HOLIDAY = 0.35
GROWTH = 0.18  # in a year
DAILY_NOISE = 0.12
YEAR = 365.25 * 24 * HOUR


class Arrival(NamedTuple):
    """The arrival of a ticket, and whether it is about the outage."""

    at: int
    category: Category
    outage: bool


class Mix:
    """The likelihood of each category, and the total volume, 1 on an ordinary day."""

    def __init__(self, times: dict[Category, float]) -> None:
        shares = [c.share * times.get(c, 1.0) for c in CATEGORIES]
        self.volume = sum(shares)
        self._sums = list(accumulate(shares))

    def draw(self, chance: float) -> Category:
        """Return the category at this point between 0 and 1."""
        return CATEGORIES[bisect(self._sums, chance * self.volume)]


ORDINARY = Mix({})
IN_OUTAGE = Mix(dict.fromkeys(OUTAGE.hit, OUTAGE.volume))
IN_RISE = Mix({RISING.category: RISING.volume})


def arrivals(company: Company) -> Iterator[Arrival]:
    """Yield every ticket's arrival in order: exactly as many as planned, all before the end."""
    chance = company.plan.stream("arrivals")
    weights = [w for _, w in _hours(company)]
    scale = company.plan.tickets / sum(weights)
    due = 0.0
    told = 0
    for hour, weight in _hours(company):
        due += weight * scale
        count = round(due) - told
        told += count
        yield from _of_hour(company, hour, count, chance)


def _hours(company: Company) -> Iterator[tuple[int, float]]:
    """Yield each hour of the history with its weight, the same each time."""
    noise = company.plan.stream("days")
    zone = company.calendar.zone
    ordinal, factor = 0, 1.0
    for hour in range(company.start, company.until, HOUR):
        local = datetime.fromtimestamp(hour, UTC).astimezone(zone)
        if local.toordinal() != ordinal:
            ordinal, factor = local.toordinal(), _day(company, local, noise)
        yield hour, factor * HOURS[local.hour] * _mix(company, hour).volume


def _day(company: Company, local: datetime, noise: Random) -> float:
    grown = 1 + GROWTH * (local.timestamp() - company.until) / YEAR
    weight = WEEKDAYS[local.weekday()] * SEASON[local.month - 1] * max(grown, 0.3)
    if local.date() in company.calendar.holidays:
        weight *= HOLIDAY
    return weight * noise.lognormvariate(0, DAILY_NOISE)


def _mix(company: Company, at: int) -> Mix:
    if company.in_outage(at):
        return IN_OUTAGE
    return IN_RISE if at >= company.rising_since else ORDINARY


def _of_hour(company: Company, hour: int, count: int, chance: Random) -> Iterator[Arrival]:
    mix, outage = _mix(company, hour), company.in_outage(hour)
    draw = chance.random
    for second in sorted(int(draw() * HOUR) for _ in range(count)):
        category = mix.draw(draw())
        hit = outage and category in OUTAGE.hit and draw() < OUTAGE.of_the_hit
        yield Arrival(hour + second, category, hit)
