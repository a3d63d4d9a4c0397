"""A ticket, and how long its customer waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rapport.customers.identities import look_up_nameless
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.models import Ticket


@dataclass(frozen=True)
class Row:
    """A ticket, and how long its customer has waited for us in the queue's open hours.

    ``waits`` is in seconds, None while nobody waits; ``calendar`` names the calendar of those
    hours, and is empty where all hours count.
    """

    ticket: Ticket
    waits: float | None
    calendar: str


def rows_of(tickets: Iterable[Ticket], at: datetime) -> list[Row]:
    """Return the rows of tickets fetched with their queues; one query for all calendars, and one
    for customers without a name.
    """
    tickets, hours = list(tickets), Hours()
    look_up_nameless(ticket.customer for ticket in tickets if _has_customer(ticket))
    return [
        Row(
            ticket=ticket,
            waits=hours.waited(ticket.queue.calendar_name, ticket.waiting_since, at),
            calendar=ticket.queue.calendar_name,
        )
        for ticket in tickets
    ]


def _has_customer(ticket: Ticket) -> bool:
    """Return whether the customer was fetched with the ticket: not every list shows them."""
    return "customer" in ticket._state.fields_cache
