"""Happenings in the life of a ticket.

``at`` is in Unix seconds throughout.
"""

from __future__ import annotations

from typing import NamedTuple

from rapport.demo.company.crowd import Customer
from rapport.demo.company.desk import Category, Queue
from rapport.demo.company.staff import Colleague
from rapport.demo.company.writer import Words


class Opened(NamedTuple):
    """The customer's first mail or form; ``file`` names one of the samples, or is empty."""

    at: int
    words: Words
    file: str = ""


class Acknowledged(NamedTuple):
    """The desk confirmed that it arrived."""

    at: int
    text: str


class Taken(NamedTuple):
    """An agent took it."""

    at: int
    agent: Colleague


class Assigned(NamedTuple):
    """Somebody assigned it to a colleague."""

    at: int
    agent: Colleague
    to: Colleague


class Recategorised(NamedTuple):
    """It got another category."""

    at: int
    agent: Colleague
    category: Category


class Reprioritised(NamedTuple):
    """It got another priority, 1 to 4 as the desk counts."""

    at: int
    agent: Colleague
    priority: int


class Tagged(NamedTuple):
    """A tag was added."""

    at: int
    agent: Colleague
    tag: str


class Started(NamedTuple):
    """Somebody started working on it and set it open."""

    at: int
    agent: Colleague


class Noted(NamedTuple):
    """An internal note."""

    at: int
    agent: Colleague
    text: str


class Replied(NamedTuple):
    """An answer to the customer; assigns the ticket if it has no owner."""

    at: int
    agent: Colleague
    words: Words


class Wrote(NamedTuple):
    """The customer wrote again, which reopens a resolved ticket."""

    at: int
    words: Words


class Held(NamedTuple):
    """It was put on hold, waiting for somebody else."""

    at: int
    agent: Colleague


class Resolved(NamedTuple):
    """It was resolved."""

    at: int
    agent: Colleague


class SurveyAsked(NamedTuple):
    """The customer was asked how it went; the rating will belong to the ticket's current agent."""

    at: int


class Rated(NamedTuple):
    """The customer answered, 1 to 5, perhaps with a comment."""

    at: int
    score: int
    comment: str


class Closed(NamedTuple):
    """The desk closed it for good, some days after it was resolved."""

    at: int


Happening = (
    Opened
    | Acknowledged
    | Taken
    | Assigned
    | Recategorised
    | Reprioritised
    | Tagged
    | Started
    | Noted
    | Replied
    | Wrote
    | Held
    | Resolved
    | SurveyAsked
    | Rated
    | Closed
)


class TicketStory(NamedTuple):
    """The whole life of a ticket, in order of time, until it ends or reaches the present."""

    number: int
    customer: Customer
    queue: Queue
    category: Category  # the category it was opened under
    channel: str  # email, webform, chat or phone
    subject: str
    happenings: tuple[Happening, ...]

    @property
    def opened_at(self) -> int:
        """Return when the ticket was opened."""
        return self.happenings[0].at
