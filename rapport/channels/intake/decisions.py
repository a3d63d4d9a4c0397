"""Decisions about an arrival, made before anything is written."""

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
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor


@dataclass(frozen=True, slots=True)
class Author:
    """The writer as a customer: their address, and the person known by it, if any.

    ``is_heard`` says that they wrote to us themselves, so that their address works; ``ticket`` is
    the one that they answered, so that late deliveries to them there are settled.
    """

    sender: Sender
    known: Person | None
    is_heard: bool = False
    ticket: int | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Do nothing on a ticket; the author may be recorded all the same."""

    outcome: Outcome
    author: Author | None = None


@dataclass(frozen=True, slots=True)
class NoteReport:
    """Record a report about one of our messages, by the recipients that it names, and its time."""

    sent: Outgoing
    heard: tuple[tuple[str, Heard], ...]
    written_at: datetime | None


@dataclass(frozen=True, slots=True)
class Open:
    """Open a ticket. ``recent`` are those that the author opened lately.

    ``offered_by`` is the colleague in whose unproved name it forwards something.
    """

    author: Author
    recent: Recent
    follows: Predecessor = NO_PREDECESSOR
    offered_by: User | None = None


@dataclass(frozen=True, slots=True)
class Gather:
    """Add it to the one ticket of its flood."""

    author: Author
    ticket: int


@dataclass(frozen=True, slots=True)
class Append:
    """Add it to a ticket to which its author belongs."""

    author: Author
    ticket: int


@dataclass(frozen=True, slots=True)
class Add:
    """Add it to the ticket that a person named; without an author it is the customer's."""

    author: Author | None
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Answer:
    """Send a colleague's answer by mail to a ticket."""

    user: User
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class KeepAsNote:
    """Add a colleague's answer by mail as a note, with the reason why it does not go out."""

    user: User
    ticket: Ticket
    reason: str


@dataclass(frozen=True, slots=True)
class JoinKnown:
    """Note a forward of something that the desk already has, as this message of this ticket."""

    user: User
    inner: Forwarded
    ticket: int
    message: int


@dataclass(frozen=True, slots=True)
class JoinTicket:
    """Add a forward to a ticket to which its author belongs."""

    user: User
    inner: Forwarded
    author: Author
    ticket: int


@dataclass(frozen=True, slots=True)
class OpenForwarded:
    """Open a ticket for the author of a forwarded mail."""

    user: User
    inner: Forwarded
    opening: Open | Gather


Decision: TypeAlias = (
    Leave
    | NoteReport
    | Open
    | Gather
    | Append
    | Add
    | Answer
    | KeepAsNote
    | JoinKnown
    | JoinTicket
    | OpenForwarded
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about an arrival; ``because`` is the reason, if the decision gives none."""

    arrival: Arrival
    decision: Decision
    because: str = ""
