"""A ticket as one line of a list shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rapport.tickets.hours import Hours
from rapport.tickets.models import Ticket


@dataclass(frozen=True)
class Row:
    """A line: the ticket, and how long its customer has waited for us in the queue's open hours.

    ``waits`` is in seconds, None while nobody waits; ``calendar`` names whose hours were counted,
    and is empty where all hours count.
    """

    ticket: Ticket
    waits: float | None
    calendar: str


def rows_of(tickets: Iterable[Ticket], at: datetime) -> list[Row]:
    """Return the lines of tickets that came with their people; one query for all calendars."""
    hours = Hours()
    return [
        Row(ticket, _waits(ticket, hours, at), ticket.queue.calendar_name) for ticket in tickets
    ]


def _waits(ticket: Ticket, hours: Hours, at: datetime) -> float | None:
    if ticket.waiting_since is None:
        return None
    return hours.of(ticket.queue.calendar_name).seconds(ticket.waiting_since, at)
