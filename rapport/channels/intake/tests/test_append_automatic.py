"""An automatic reply that joins the ticket it answers."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions import append_automatic
from rapport.channels.intake.decisions import AppendAutomatic
from rapport.channels.intake.tests.deciding import author_of, message_of
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket

LATER = MONDAY + timedelta(hours=1)


def test_an_automatic_reply_is_recorded_and_nobody_waits(
    kept: Kept, ticket: Ticket, ben: User
) -> None:
    resolve(ticket, by=ben, at=MONDAY)
    arrival = kept(mail("Away.", headers={"Auto-Submitted": "auto-replied"}), at=LATER)

    outcome = append_automatic(AppendAutomatic(author_of(arrival), ticket.pk), arrival)

    ticket.refresh_from_db()
    assert (outcome.state, ticket.status, ticket.waiting_since) == ("recorded", "resolved", None)
    assert outcome.reason == "An automatic reply: nobody is waiting for an answer."
    assert message_of(outcome).kind == "automatic"
