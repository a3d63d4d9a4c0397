"""Tickets behind needs: their findings, rows and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse

from rapport.cockpit.need import Finding, Row, Urgency, first
from rapport.core.phrases.directions import isolated
from rapport.core.phrases.figures import number
from rapport.tickets.models import Ticket

# The most that one need tells and opens; the queue takes no more by number.
MOST = 250


def about(ticket: Ticket, urgency: Urgency, since: datetime, told: object) -> Finding:
    """Return a finding about one ticket, which no other line of the column tells again."""
    return Finding(
        subject=str(ticket.pk),
        urgency=urgency,
        since=since,
        claims=frozenset({f"ticket-{ticket.pk}"}),
        about=told,
    )


def listed(tickets: Iterable[Ticket], **more: str) -> str:
    """Return the address of the queue that shows exactly these tickets."""
    numbers = ",".join(str(ticket.pk) for ticket in tickets)
    asked = "".join(f"&{name}={value}" for name, value in more.items())
    return f"{reverse('tickets')}?only={numbers}{asked}"


def counted(found: Sequence[object]) -> str:
    """Return how many there are, with a plus where there may be more than one need tells."""
    return f"{number(len(found))}+" if len(found) >= MOST else number(len(found))


def rows(tickets: Iterable[Ticket]) -> list[Row]:
    """Return the first of these tickets as rows."""
    return first(Row(label(ticket), ticket.get_absolute_url()) for ticket in tickets)


def label(ticket: Ticket) -> str:
    """Return what a row says of a ticket."""
    return f"#{ticket.pk} {isolated(ticket.subject)} · {isolated(ticket.customer)}"
