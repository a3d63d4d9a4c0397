"""The company's hours, shifts and absences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple

from rapport.core.calendars.calendar import Calendar
from rapport.demo.company import desk, staff
from rapport.demo.company.desk import HOUR, WORKING_DAY
from rapport.demo.company.plan import Plan
from rapport.demo.company.planted import ABSENT, OUTAGE, OVERLOADED, RISING, UNANSWERED, UNOWNED
from rapport.demo.company.staff import Colleague
from rapport.demo.company.workclock import WorkClock

DAY = 24 * HOUR
# Tables reach beyond both ends: planted stories look back, and due dates lie ahead.
MARGIN = timedelta(days=40)
WEEKS_TO_PLAN = 13


class Away(NamedTuple):
    """A time in which somebody does not work, in Unix seconds."""

    agent: Colleague
    start: int
    end: int


class Company:
    """The company of a plan: its clocks, its absences, and the time of each planted story."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.start = int(plan.start.timestamp())
        self.until = int(plan.until.timestamp())
        first, last = plan.start.year, (plan.until + MARGIN).year
        self._closed = desk.holidays(first, last)
        self.calendar = desk.desk_calendar(first, last)
        self.clock = WorkClock(self._spells(self.calendar))
        self.away_now = self._away_now()
        self.absences = [*self._vacations(), self.away_now]
        self.clocks = {c.key: self._clock_of(c) for c in staff.EVERYBODY}
        self.outage = self._outage()
        self.rising_since = self.until - RISING.days * DAY
        self.unanswered_since = self.until - UNANSWERED.days * DAY
        self.unowned_from = self.clock.ago(self.until, UNOWNED.at_most)
        self.unowned_to = self.clock.ago(self.until, UNOWNED.at_least)

    def _spells(self, calendar: Calendar) -> Iterator[tuple[int, int]]:
        spells = calendar.open_spells(self.plan.start - MARGIN, self.plan.until + MARGIN)
        return ((int(start.timestamp()), int(end.timestamp())) for start, end in spells)

    def _clock_of(self, colleague: Colleague) -> WorkClock:
        away = [a for a in self.absences if a.agent is colleague]
        spells = self._spells(desk.weekly(colleague.shift, self._closed))
        return WorkClock(
            (start, end)
            for start, end in spells
            if not any(a.start < end and start < a.end for a in away)
        )

    def _away_now(self) -> Away:
        start = self.clock.ago(self.until, ABSENT.working_days_ago * WORKING_DAY)
        return Away(ABSENT.agent, self._dawn(start), self._dawn(self.until + ABSENT.days * DAY))

    def _vacations(self) -> Iterator[Away]:
        """Yield vacations: everybody takes some, but today only the person in the planted story is
        away.
        """
        chance = self.plan.stream("absences")
        for agent in staff.AGENTS:
            yield from self._vacations_of(agent, chance)

    def _vacations_of(self, agent: Colleague, chance: Random) -> Iterator[Away]:
        # An agent who is overloaded now has not been away lately, or the work would lie elsewhere.
        quiet = 30 * DAY if agent in (OVERLOADED.agent, ABSENT.agent) else 2 * DAY
        span = self.until - quiet - self.start
        spans = max(round(span / (WEEKS_TO_PLAN * 7 * DAY)), 1)
        for turn in range(spans):
            length = chance.choice((1, 3, 5, 8, 12)) * DAY
            room = span // spans - length
            if room > 0:
                start = self._dawn(
                    self.start + turn * (span // spans) + int(chance.random() * room)
                )
                yield Away(agent, start, start + length)

    def _dawn(self, at: int) -> int:
        """Return the local midnight before an instant."""
        day = datetime.fromtimestamp(at, UTC).astimezone(self.calendar.zone).date()
        return self.midnight(day)

    def midnight(self, day: date) -> int:
        """Return when a local day begins."""
        wall = datetime(day.year, day.month, day.day, tzinfo=self.calendar.zone)
        return int(wall.timestamp())

    def _outage(self) -> tuple[int, int]:
        """Return when the outage began and ended: a Monday to a Friday without a holiday."""
        back = min(OUTAGE.weeks_ago * 7, int(self.plan.days * OUTAGE.latest))
        day = (self.plan.until - timedelta(days=back)).astimezone(self.calendar.zone).date()
        monday = day - timedelta(days=day.weekday())
        while any(monday + timedelta(days=n) in self._closed for n in range(OUTAGE.days)):
            monday -= timedelta(days=7)
        return self.midnight(monday), self.midnight(monday + timedelta(days=OUTAGE.days))

    def in_outage(self, at: int) -> bool:
        """Return whether an instant lies in the week of the outage."""
        return self.outage[0] <= at < self.outage[1]
