"""The course of a ticket, from the first answer to its resolution."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from rapport.demo.company import staff
from rapport.demo.company.company import Company
from rapport.demo.company.desk import HOUR, OUTAGE_TAG, TAGS
from rapport.demo.company.happenings import (
    Assigned,
    Held,
    Noted,
    Recategorised,
    Replied,
    Reprioritised,
    Resolved,
    Started,
    Tagged,
    Taken,
    Wrote,
)
from rapport.demo.company.life import Life
from rapport.demo.company.owners import Owners
from rapport.demo.company.pace import NORMAL, Kind
from rapport.demo.company.staff import Colleague
from rapport.demo.company.writer import Matter, Words

MINUTE = 60
# Between two things that one person does on a ticket.
BREATH = 2 * MINUTE
# In the morning, mail and coffee come first.
SETTLING = 40 * MINUTE
# A customer who asks about a matter on hold gets an answer within this working time.
NUDGED = 6 * HOUR
Say = Callable[[Matter, Colleague, int], Words]


class Course:
    """Tells the desk's work on one ticket after the other."""

    def __init__(self, company: Company, chance: Random) -> None:
        self._clock = company.clock
        self._clocks = company.clocks
        self._owners = Owners(company, chance)
        self._chance: Callable[[], float] = chance.random

    def run(self, life: Life) -> None:
        """Tell everything up to the resolution."""
        pace, opened = life.pace, self._clock.worked(life.arrival.at)
        first = self._clock.instant(opened + pace.first)
        end = self._clock.instant(opened + pace.total)
        team, language = life.queue.team, life.customer.language
        life.owner = self._owners.draw(team, language, life.arrival.at, first, end)
        first = self._at_work(life.owner, first)
        self._triage(life, first)
        _WAYS[pace.kind](self, life, first, end)

    def acts(self, life: Life, at: int) -> int:
        """Return when the owner gets to it; an owner who is away has handed it over."""
        at = max(at, life.last + BREATH + int(self._chance() * BREATH))
        if self._owners.is_missed(life.owner, at):
            self._hand_over(life, at)
        return life.next(self._at_work(life.owner, at))

    def _at_work(self, agent: Colleague, at: int) -> int:
        """Return when somebody gets to it: nobody answers in the first second of a shift."""
        clock = self._clocks[agent.key]
        begins = clock.after(at)
        return begins if begins == at else clock.after(begins, int(self._chance() * SETTLING))

    def _hand_over(self, life: Life, at: int) -> None:
        lead, old = staff.LEADS[life.queue.team], life.owner
        given = life.next(self._clocks[lead.key].after(at))
        new = self._owners.at(life.queue.team, life.customer.language, given)
        if new is not old:
            life.add(Assigned(given, lead, new))
            life.owner = new

    def _triage(self, life: Life, first: int) -> None:
        """Look at the ticket before the first answer: whose is it, how urgent, about what."""
        chance, opened = self._chance, life.arrival.at
        way, lead = chance(), staff.LEADS[life.queue.team]
        at = max(first - int(2 * MINUTE + chance() * 10 * MINUTE), opened + MINUTE)
        if way < 0.22 and lead is not life.owner:
            early = opened + int((first - opened) * (0.2 + 0.6 * chance()))
            at = self._clocks[lead.key].after(early)
            if at >= first - MINUTE:
                return
            life.add(Assigned(life.next(at), lead, life.owner))
            self._sort(life, lead, at + 20)
        elif first - at >= MINUTE:
            if way < 0.7:
                life.add(Taken(life.next(at), life.owner))
            if way < 0.4:
                life.add(Started(life.next(at), life.owner))
            self._sort(life, life.owner, at + 20)

    def _sort(self, life: Life, by: Colleague, at: int) -> None:
        category, chance = life.arrival.category, self._chance
        if life.opened_as is not category:
            life.add(Recategorised(life.next(at), by, category))
        if life.pace.priority != NORMAL:
            life.add(Reprioritised(life.next(at + 8), by, life.pace.priority))
        if life.arrival.outage:
            life.add(Tagged(life.next(at + 15), by, OUTAGE_TAG))
        elif chance() < 0.4:
            tags = TAGS[category.key]
            life.add(Tagged(life.next(at + 15), by, tags[int(chance() * len(tags))]))

    def _at_once(self, life: Life, first: int, _end: int) -> None:
        self._reply(life, first, Matter.fix)
        if self._chance() < 0.35:
            life.add(Wrote(self._customers_turn(life, life.last + 86_400), life.matter.thanks()))
            life.add(Resolved(self.acts(life, life.last + 5 * MINUTE), life.owner))
        else:
            life.add(Resolved(life.next(life.last + 20), life.owner))

    def _asked(self, life: Life, first: int, end: int) -> None:
        self._reply(life, first, Matter.question)
        life.add(Wrote(self._customers_turn(life, end), life.matter.info()))
        if self._chance() < 0.4:
            self._note(life, self._between(life.last, end))
        if self._chance() < 0.3:
            self._reply(life, self._between(life.last, end), Matter.working)
            if self._chance() < 0.5:
                life.add(Wrote(self._customers_turn(life, end), life.matter.nudge()))
        self._finish(life, end)

    def _confirmed(self, life: Life, first: int, end: int) -> None:
        if self._chance() < 0.25:
            self._note(life, first)
        self._reply(life, first + 3 * MINUTE, Matter.fix)
        if self._chance() < 0.7:
            life.add(Wrote(self._customers_turn(life, end), life.matter.thanks()))
        life.add(Resolved(self.acts(life, end), life.owner))

    def _stalled(self, life: Life, first: int, end: int) -> None:
        self._reply(life, first, Matter.working)
        held = self.acts(life, first + int((end - first) * 0.08 * self._chance()))
        life.add(Noted(held, life.owner, life.matter.note("hold")))
        life.add(Held(life.next(held + 10), life.owner))
        for _ in range(int(self._chance() * 3)):
            life.add(Wrote(self._between(life.last, end), life.matter.nudge()))
            if self._chance() < 0.85:
                soon = self._clock.after(life.last, int(self._chance() * NUDGED))
                self._reply(life, soon, Matter.working)
        life.add(Started(self.acts(life, end), life.owner))
        self._finish(life, life.last + 10 * MINUTE)

    def _silent(self, life: Life, first: int, end: int) -> None:
        """Tell a story in which the customer never answers and the matter is closed
        after a while.
        """
        self._reply(life, first, Matter.question)
        life.add(Resolved(self.acts(life, end), life.owner))

    def _finish(self, life: Life, end: int) -> None:
        self._reply(life, end, Matter.fix)
        life.add(Resolved(life.next(life.last + 15), life.owner))

    def _reply(self, life: Life, at: int, say: Say) -> None:
        at = self.acts(life, at)
        life.add(Replied(at, life.owner, say(life.matter, life.owner, at)))

    def _note(self, life: Life, at: int) -> None:
        life.add(Noted(self.acts(life, at), life.owner, life.matter.note()))

    def _customers_turn(self, life: Life, end: int) -> int:
        """Return when the customer answers: mostly soon, and before the desk goes on."""
        return self._between(life.last, max(end, life.last + 600), self._chance() ** 2)

    def _between(self, start: int, end: int, place: float | None = None) -> int:
        place = self._chance() if place is None else place
        return start + 1 + int(max(end - start, 60) * (0.04 + 0.9 * place))


_WAYS: dict[int, Callable[[Course, Life, int, int], None]] = {
    Kind.AT_ONCE: Course._at_once,
    Kind.ASKED: Course._asked,
    Kind.CONFIRMED: Course._confirmed,
    Kind.STALLED: Course._stalled,
    Kind.SILENT: Course._silent,
}
