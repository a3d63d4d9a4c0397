"""The aftermath of a resolution: doubts, survey, rating, closing."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from random import Random

from rapport.demo.company import staff
from rapport.demo.company.company import DAY, Company
from rapport.demo.company.course import Course
from rapport.demo.company.desk import HOUR
from rapport.demo.company.happenings import (
    Closed,
    Rated,
    Replied,
    Resolved,
    SurveyAsked,
    Wrote,
)
from rapport.demo.company.life import Life
from rapport.demo.company.planted import LONG_WAIT, LOVED, OUTAGE, UNANSWERED
from rapport.demo.company.staff import Colleague

CLOSES_AFTER = 7 * DAY
# Later questions than this go unanswered.
LATEST = 6 * DAY
REOPENED = 0.06
ANSWERED = 0.38
ANSWERED_IN_OUTAGE = 0.5
COMMENTED = {1: 0.85, 2: 0.75, 3: 0.5, 4: 0.4, 5: 0.45}
FOLLOWED_UP = 0.97
CONTENT = (5,) * 66 + (4,) * 34
DISCONTENT = (1,) * 34 + (2,) * 28 + (3,) * 38
LOW = 2
# Most rate soon after, in the evening or the next day: the median, and the sigma of its logarithm.
RATED_AFTER, RATED_SPREAD = 4 * HOUR, 1.3


class Aftermath:
    """Tells what follows a resolution."""

    def __init__(self, company: Company, course: Course, chance: Random) -> None:
        self._company = company
        self._course = course
        self._chance: Callable[[], float] = chance.random
        self._gauss = chance.gauss
        self._lately = 0

    def run(self, life: Life) -> None:
        """Tell everything from the resolution to the end."""
        life.add(SurveyAsked(life.last))
        if self._chance() < REOPENED:
            self._reopen(life)
            life.add(SurveyAsked(life.last))
        resolved = life.last
        if self._chance() < (ANSWERED_IN_OUTAGE if life.arrival.outage else ANSWERED):
            self._rate(life, resolved)
        life.add(Closed(resolved + CLOSES_AFTER))

    def _reopen(self, life: Life) -> None:
        life.add(Wrote(life.last + self._after(8 * HOUR, 1.0), life.matter.again()))
        at = self._company.clock.after(life.last, int(2 * HOUR * exp(self._gauss(0, 0.9))))
        at = self._course.acts(life, at)
        life.add(Replied(at, life.owner, life.matter.fix(life.owner, at, again=True)))
        life.add(Resolved(life.next(at + 12), life.owner))

    def _rate(self, life: Life, resolved: int) -> None:
        agent = life.owner
        at = resolved + self._after(RATED_AFTER, RATED_SPREAD)
        score = self._score(life, agent, at)
        lately = at >= self._company.unanswered_since
        # In the planted story, unhappy customers say why.
        says = self._chance() < COMMENTED[score] or (lately and score <= LOW)
        life.add(Rated(at, score, life.matter.comment(score, agent) if says else ""))
        if score <= LOW and not lately and self._chance() < FOLLOWED_UP:
            self._answer_rating(life, agent, resolved + LATEST)

    def _answer_rating(self, life: Life, agent: Colleague, latest: int) -> None:
        lead = staff.LEADS[life.queue.team]
        by = staff.ADA if agent is lead else lead
        at = self._company.clock.after(life.last, int(3 * HOUR * exp(self._gauss(0, 0.7))))
        at = self._company.clocks[by.key].after(at)
        if at < latest:
            life.add(Replied(life.next(at), by, life.matter.apology(by, at, agent)))

    def _score(self, life: Life, agent: Colleague, at: int) -> int:
        content = self._warmth(life, agent)
        if at >= self._company.unanswered_since and agent is not LOVED.agent:
            self._lately += 1
            if self._lately % UNANSWERED.every == 0:
                return LOW - self._lately // UNANSWERED.every % LOW
        scores = CONTENT if self._chance() < content else DISCONTENT
        return scores[int(self._chance() * len(scores))]

    def _warmth(self, life: Life, agent: Colleague) -> float:
        """Return how likely the customer is content, depending on agent, category and time."""
        if agent is LOVED.agent:
            return LOVED.warmth_in_outage if life.arrival.outage else LOVED.warmth
        warmth = agent.warmth
        if life.arrival.category is LONG_WAIT.category:
            warmth *= LONG_WAIT.warmth
        if life.arrival.outage:
            warmth *= OUTAGE.warmth
        return warmth

    def _after(self, median: int, sigma: float) -> int:
        return min(int(median * exp(self._gauss(0, sigma))) + 60, LATEST - HOUR)
