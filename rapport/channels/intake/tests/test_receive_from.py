"""An arrival as a message on its ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions.receive_from import receive_from
from rapport.people.models import User
from rapport.tickets.actions import await_customer
from rapport.tickets.models import Ticket

LATER = MONDAY + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("automatic", "kind", "status"),
    [(False, "inbound", "open"), (True, "automatic", "pending")],
)
def test_a_message_moves_the_ticket_unless_it_is_automatic(
    kept: Kept, ticket: Ticket, ben: User, automatic: bool, kind: str, status: str
) -> None:
    await_customer(ticket, by=ben, at=MONDAY)
    arrival = kept(mail("It still stops."), at=LATER)

    message = receive_from(ticket.customer, ticket, arrival, automatic=automatic)

    ticket.refresh_from_db()
    assert (message.kind, message.text, message.at) == (kind, "It still stops.", LATER)
    assert (message.ticket_id, ticket.status) == (ticket.pk, status)
