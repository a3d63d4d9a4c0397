"""Tickets in quantity, for pages and lists."""

from __future__ import annotations

from datetime import datetime, timedelta

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor, Triage


def opened(
    customer: Person,
    queue: Queue,
    subject: str = "A question",
    text: str = "",
    *,
    at: datetime = MONDAY,
    follows: Predecessor = NO_PREDECESSOR,
) -> Ticket:
    """Open a ticket as the customer's mail would; its text tells the subject if none is given."""
    return open_ticket(
        customer,
        subject=subject,
        content=Content(text=text or f"About: {subject}"),
        channel="email",
        by=customer,
        follows=follows,
        triage=Triage(queue),
        at=at,
    )


def hours(n: float) -> datetime:
    """Return the instant ``n`` hours after Monday at nine."""
    return MONDAY + timedelta(hours=n)
