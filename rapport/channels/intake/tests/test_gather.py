"""A message of a flood, which joins the flood's ticket."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions import gather
from rapport.channels.intake.decisions import Gather
from rapport.channels.intake.tests.deciding import author_of, message_of
from rapport.people.models import User
from rapport.tickets.actions import await_customer
from rapport.tickets.models import Outgoing, Ticket

LATER = MONDAY + timedelta(minutes=10)


def test_it_is_recorded_with_the_reason_and_moves_nothing(
    kept: Kept, ticket: Ticket, ben: User
) -> None:
    await_customer(ticket, by=ben, at=MONDAY)
    arrival = kept(mail("Disk full on db4."), at=LATER)

    outcome = gather(Gather(author_of(arrival), ticket.pk, limit=50), arrival)

    ticket.refresh_from_db()
    assert (outcome.state, outcome.ticket, ticket.status) == ("recorded", ticket.pk, "pending")
    assert outcome.reason == (
        "More than 50 mails with the same subject within an hour join one ticket."
    )
    assert message_of(outcome).kind == "automatic"
    assert not Outgoing.objects.exists(), "nobody is sent a confirmation of each"
