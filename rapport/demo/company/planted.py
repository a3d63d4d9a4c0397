"""Stories planted in the company's history, and where they show."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.demo.company import desk, staff
from rapport.demo.company.desk import HOUR, WORKING_DAY, Category
from rapport.demo.company.staff import Colleague


@dataclass(frozen=True)
class LongWait:
    """One category waits far too long, and always has.

    Seen in first response time and resolution time by category, in CSAT by category, and among the
    tickets that have waited longest.
    """

    category: Category = desk.DATA_IMPORT
    first_response: float = 45.0  # times as long as elsewhere
    resolution: float = 3.0
    warmth: float = 0.72  # times as many content customers


@dataclass(frozen=True)
class Loved:
    """One agent is loved by customers: hardly anybody is unhappy. Seen in CSAT by agent."""

    agent: Colleague = staff.NOOR
    warmth: float = 0.985
    warmth_in_outage: float = 0.9


@dataclass(frozen=True)
class Overloaded:
    """One agent holds far more of the open work than anybody else.

    Seen in the cockpit's team column and on the open tickets by assignee.
    """

    agent: Colleague = staff.BEN
    share: float = 0.52  # of his team's open work


@dataclass(frozen=True)
class Outage:
    """The booking pages were down: one week with far more tickets, slower and worse rated.

    Seen in tickets opened, first response time and CSAT by week.
    """

    weeks_ago: int = 10
    latest: float = 0.6  # of the history, for short histories
    days: int = 5
    hit: tuple[Category, ...] = (desk.BOOKINGS, desk.CALENDAR_SYNC)
    volume: float = 5.5  # times as many tickets of the affected categories
    of_the_hit: float = 0.85  # of these, the share about the outage
    slower: float = 3.5
    warmth: float = 0.38


@dataclass(frozen=True)
class Absent:
    """Somebody is away today while tickets of theirs are open.

    Seen in the cockpit's team column.
    """

    agent: Colleague = staff.CLEO
    working_days_ago: int = 2
    days: int = 9
    share: float = 0.4  # of her team's open tickets then


@dataclass(frozen=True)
class Unanswered:
    """Low ratings of the last days that nobody has answered; older ones were.

    Seen in the cockpit's customer column.
    """

    days: int = 9
    every: int = 6  # one in this many of these days' ratings is low, besides the usual ones


@dataclass(frozen=True)
class Unowned:
    """Tickets that nobody has taken for hours or days. Seen in the cockpit's customer column."""

    at_least: int = 3 * HOUR  # working seconds
    at_most: int = 3 * WORKING_DAY
    every: int = 3  # one in this many of the queue's tickets of that time
    queue: desk.Queue = desk.SUPPORT


@dataclass(frozen=True)
class Returned:
    """Answers that came back an hour ago. Seen in the cockpit's customer column."""

    answers: int = 2


@dataclass(frozen=True)
class Rising:
    """For a week, more has come in than gone out in one category. Seen in backlog by category."""

    category: Category = desk.PAYOUTS
    days: int = 7
    volume: float = 4.0
    slower: float = 8.0


LONG_WAIT = LongWait()
LOVED = Loved()
OVERLOADED = Overloaded()
OUTAGE = Outage()
ABSENT = Absent()
UNANSWERED = Unanswered()
UNOWNED = Unowned()
RETURNED = Returned()
RISING = Rising()
STORIES = (LONG_WAIT, LOVED, OVERLOADED, OUTAGE, ABSENT, UNANSWERED, UNOWNED, RETURNED, RISING)
