"""What is to be done about an arrival, decided before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.limits import Recent
from rapport.channels.intake.outcome import Outcome
from rapport.channels.parsed import Forwarded, Heard, Sender
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.opening import GoesOn

FROM_NOTHING = GoesOn()


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes as a customer: their address, and who is known by it already, if anybody.

    ``is_heard`` says that they wrote to us themselves, so that their address works; ``ticket`` is
    the one that they answered, where what was late for them has come, too.
    """

    sender: Sender
    known: Person | None
    is_heard: bool = False
    ticket: int | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Nothing is done on a ticket; who wrote it may be met all the same."""

    outcome: Outcome
    author: Author | None = None


@dataclass(frozen=True, slots=True)
class NoteReport:
    """What is heard of a message of ours, by the recipients that it is said of, and when."""

    sent: Outgoing
    heard: tuple[tuple[str, Heard], ...]
    said_at: datetime | None


@dataclass(frozen=True, slots=True)
class Open:
    """A ticket is opened. ``recent`` are those that the author opened lately.

    ``offered_by`` is the colleague in whose unproved name it passes something on.
    """

    author: Author
    recent: Recent
    goes_on: GoesOn = FROM_NOTHING
    offered_by: User | None = None


@dataclass(frozen=True, slots=True)
class Gather:
    """It is one of a flood, which goes on in one ticket."""

    author: Author
    ticket: int


@dataclass(frozen=True, slots=True)
class Append:
    """It joins a ticket to which its author belongs."""

    author: Author
    ticket: int


@dataclass(frozen=True, slots=True)
class Add:
    """A person has said to which ticket it belongs; without an author it is the customer's."""

    author: Author | None
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody who works here answers a ticket by mail.

    ``is_proved`` says that the mail answers one of ours, and does not only name a number.
    """

    user: User
    ticket: Ticket
    is_proved: bool


@dataclass(frozen=True, slots=True)
class JoinKnown:
    """A colleague passes on what the desk has already, as this message of this ticket."""

    user: User
    inner: Forwarded
    ticket: int
    message: int


@dataclass(frozen=True, slots=True)
class JoinTicket:
    """A colleague passes on what joins a ticket to which its author belongs."""

    user: User
    inner: Forwarded
    author: Author
    ticket: int


@dataclass(frozen=True, slots=True)
class OpenForwarded:
    """A colleague passes on what becomes the ticket of who wrote it."""

    user: User
    inner: Forwarded
    opening: Open | Gather


Deed: TypeAlias = (
    Leave
    | NoteReport
    | Open
    | Gather
    | Append
    | Add
    | Answer
    | JoinKnown
    | JoinTicket
    | OpenForwarded
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done about an arrival; ``because`` is why, where the deed does not say."""

    arrival: Arrival
    deed: Deed
    because: str = ""
