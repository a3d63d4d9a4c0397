"""Decisions about an arrival, with all that carrying them out needs.

``arrivals.rules`` makes them before anything is written; whoever carries one out asks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.outcome import Outcome
from rapport.channels.parsed import Forwarded, Heard, Sender
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.tickets.models import Outgoing, Queue, Ticket
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
    """Record a report about a message of ours, by the recipients that it names, and its time."""

    sent: Outgoing
    heard: tuple[tuple[str, Heard], ...]
    written_at: datetime | None


@dataclass(frozen=True, slots=True)
class Repeated:
    """The limit that mails of nobody known exceed, and the ticket that gathers them, if begun."""

    limit: int
    ticket: int | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Open a ticket in a queue, add the copied people to it, and confirm it to its author or not.

    ``opener`` does it, by default the author. ``written_at`` is when the message was written, if
    that was before it came. ``tells`` is the colleague who is told about the ticket. ``gathers``
    is the limit that its mail exceeded, so that those that follow join it; 0 for none.
    """

    author: Author
    queue: Queue
    copied: tuple[Author, ...] = ()
    confirms: bool = False
    follows: Predecessor = NO_PREDECESSOR
    opener: Actor | None = None
    written_at: datetime | None = None
    tells: User | None = None
    gathers: int = 0


@dataclass(frozen=True, slots=True)
class OpenOffered:
    """Open a ticket for a mail in a colleague's unproved name, which forwards something."""

    user: User
    inner: Forwarded
    opening: Open


@dataclass(frozen=True, slots=True)
class Gather:
    """Add it to the one ticket of its flood, of ``limit`` mails with one subject.

    Those ``of_nobody`` come from our own address: a customer may have written each of them.
    """

    author: Author
    ticket: int
    limit: int
    of_nobody: bool = False


@dataclass(frozen=True, slots=True)
class Append:
    """Add it to a ticket to which its author belongs, and the copied people, too."""

    author: Author
    ticket: int
    copied: tuple[Author, ...] = ()


@dataclass(frozen=True, slots=True)
class AppendAutomatic:
    """Add an automatic reply to the ticket that it answers: nobody waits for an answer to it."""

    author: Author
    ticket: int


@dataclass(frozen=True, slots=True)
class Add:
    """Add it to the ticket that a person named; without an author it is the customer's."""

    author: Author | None
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Answer:
    """Send a colleague's answer by mail to the customer of a ticket."""

    user: User
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class KeepAsNote:
    """Keep a colleague's answer by mail as a note: the reason says why it does not go out."""

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
    """Open a ticket for the author of a forwarded mail.

    ``arrival`` is the arrival read as that mail.
    """

    user: User
    inner: Forwarded
    arrival: Arrival
    opening: Open


@dataclass(frozen=True, slots=True)
class GatherForwarded:
    """Add a forwarded mail to the one ticket of its flood; ``arrival`` is read as that mail."""

    arrival: Arrival
    gathering: Gather


Decision: TypeAlias = (
    Leave
    | NoteReport
    | Open
    | OpenOffered
    | Gather
    | Append
    | AppendAutomatic
    | Add
    | Answer
    | KeepAsNote
    | JoinKnown
    | JoinTicket
    | OpenForwarded
    | GatherForwarded
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about an arrival; ``because`` is the reason, if the decision has none."""

    arrival: Arrival
    decision: Decision
    because: str = ""
