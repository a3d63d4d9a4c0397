"""An arrival as a message on its ticket."""

from __future__ import annotations

from rapport.channels.intake.arrival import Arrival
from rapport.customers.models import Person
from rapport.tickets.actions import receive
from rapport.tickets.models import Message, Ticket


def receive_from(
    person: Person, ticket: Ticket, arrival: Arrival, *, automatic: bool = False
) -> Message:
    """Add the arrival to the ticket as this person's message; an automatic one moves nothing."""
    return receive(
        ticket,
        person=person,
        content=arrival.parsed.what.content,
        channel=arrival.channel,
        by=person,
        automatic=automatic,
        at=arrival.at,
    )
