"""An arrival that joins the ticket it answers."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions import append
from rapport.channels.intake.decisions import Append
from rapport.channels.intake.tests.deciding import author_of, message_of
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_it_is_a_message_there_and_the_customer_waits_again(
    kept: Kept, ticket: Ticket, ben: User
) -> None:
    resolve(ticket, by=ben, at=MONDAY)
    arrival = kept(mail("It is back."), at=LATER)

    outcome = append(Append(author_of(arrival), ticket.pk), arrival)

    ticket.refresh_from_db()
    assert (outcome.state, outcome.ticket, outcome.reason) == ("appended", ticket.pk, "")
    assert message_of(outcome).text.strip() == "It is back."
    assert (ticket.status, ticket.waiting_since) == ("open", LATER)
    assert "Dora Lind wrote" in [line.sentence for line in history(ticket)]


def test_a_colleague_of_the_customer_joins_it(kept: Kept, ticket: Ticket) -> None:
    arrival = kept(mail(sender="Finn Lind <finn@nordwind.example>"), at=LATER)

    append(Append(author_of(arrival), ticket.pk), arrival)

    names = {str(one.person) for one in ticket.participants.all()}
    assert names == {"Dora Lind", "Finn Lind"}
