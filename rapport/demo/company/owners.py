"""Owners of tickets: present, speaking the language, from the team."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from rapport.demo.company import staff
from rapport.demo.company.company import Company
from rapport.demo.company.desk import HOUR, WORKING_DAY
from rapport.demo.company.planted import ABSENT, OVERLOADED
from rapport.demo.company.staff import Colleague

TRIES = 6
# A colleague who would start this much later than somebody else could does not get the ticket.
PATIENCE = 6 * HOUR


class Owners:
    """Draws who takes a ticket, and who gets it when they are away."""

    def __init__(self, company: Company, chance: Random) -> None:
        self._company = company
        self._chance: Callable[[], float] = chance.random

    def draw(self, team: str, language: str, opened: int, first: int, end: int) -> Colleague:
        """Return who takes a ticket that is answered at ``first`` and would end at ``end``."""
        if end > self._company.until:
            heavy = self._heavy(team, language, opened)
            if heavy:
                return heavy
        return self.at(team, language, first)

    def _heavy(self, team: str, language: str, opened: int) -> Colleague | None:
        """Return the agent who, in the planted stories, holds more than a fair share of the open
        work.
        """
        if team == OVERLOADED.agent.team and language in OVERLOADED.agent.languages:
            if self._chance() < OVERLOADED.share:
                return OVERLOADED.agent
        elif (
            team == ABSENT.agent.team
            and language in ABSENT.agent.languages
            and opened < self._company.away_now.start - HOUR
            and self._chance() < ABSENT.share
        ):
            return ABSENT.agent
        return None

    def at(self, team: str, language: str, at: int) -> Colleague:
        """Return somebody of the team who works at that instant, or soon after it."""
        people, clocks, chance = speakers(team, language), self._company.clocks, self._chance
        soon = self._company.clock.after(at, PATIENCE)
        chosen = people[int(chance() * len(people))]
        for _ in range(TRIES):
            if clocks[chosen.key].after(at) <= soon:
                return chosen
            chosen = people[int(chance() * len(people))]
        # Every speaker is away: somebody answers with a dictionary.
        return self.at(team, "en", at) if language != "en" else chosen

    def is_missed(self, agent: Colleague, at: int) -> bool:
        """Return whether somebody is gone for more than a working day and has handed their work
        over.

        A person who is still away today has not: that is one of the planted stories.
        """
        back = self._company.clocks[agent.key].after(at)
        if back > self._company.until:
            return False
        return self._company.clock.between(at, back) > WORKING_DAY


@cache
def speakers(team: str, language: str) -> tuple[Colleague, ...]:
    """Return the members of a team who speak a language, each as often as work comes to them."""
    people = staff.team_of(team)
    able = [c for c in people if language in c.languages] or list(people)
    return tuple(c for c in able for _ in range(round(c.weight * 10)))
