"""An arrival added to the ticket that a person named."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import EMIL, mail
from rapport.channels.intake.actions import add
from rapport.channels.intake.decisions import Add
from rapport.channels.intake.tests.deciding import author_of, message_of
from rapport.tickets.models import Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_its_author_joins_the_ticket(kept: Kept, ticket: Ticket) -> None:
    arrival = kept(mail("It stops here, too.", sender=EMIL), at=LATER)

    outcome = add(Add(author_of(arrival), ticket), arrival)

    message = message_of(outcome)
    assert (outcome.state, message.ticket, str(message.person)) == (
        "appended",
        ticket,
        "Emil Sato",
    )
    assert ticket.participants.filter(person=message.person).exists()
    assert [line.sentence for line in history(ticket)][1:] == [
        "Rapport copied in Emil Sato",
        "Emil Sato wrote",
    ]


def test_without_an_author_it_is_the_customers(kept: Kept, ticket: Ticket) -> None:
    outcome = add(Add(None, ticket), kept(mail(), at=LATER))

    assert message_of(outcome).person == ticket.customer
    assert ticket.participants.count() == 1
