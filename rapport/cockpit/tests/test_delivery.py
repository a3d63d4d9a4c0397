"""Needs about undelivered answers."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.cockpit.needs.delivery import DID_NOT_ARRIVE
from rapport.cockpit.tests.telling import told
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import note, open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Ticket
from rapport.tickets.tests.posting import comes_back, leaves, waits

LATER = MONDAY + timedelta(hours=2)


def test_an_answer_that_came_back_leads_to_its_message(
    ticket: Ticket, ada: User, ben: User
) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY)

    (need,) = told(DID_NOT_ARRIVE, ada, LATER)
    assert need.text == "A reply did not reach Dora Lind: the mailbox is full"
    assert need.url == f"/tickets/{ticket.pk}/#message-{failed.message_id}"
    assert need.since == MONDAY + timedelta(hours=1)

    note(ticket, text="I called her.", by=ben, at=LATER)
    waiting = waits(ticket, by=ben, at=LATER)
    assert len(told(DID_NOT_ARRIVE, ada, LATER)) == 1, "not by a note, nor by the attempt"

    leaves(waiting, LATER)
    assert told(DID_NOT_ARRIVE, ada, LATER) == []


def test_many_are_a_number_that_opens_to_as_many(
    ticket: Ticket, dora: Person, ada: User, ben: User
) -> None:
    comes_back(ticket, by=ben, at=MONDAY)
    for n in range(2):
        more = open_ticket(
            dora,
            subject=f"Matter {n}",
            content=Content(text="?"),
            channel="email",
            by=dora,
            at=MONDAY,
        )
        comes_back(more, by=ben, at=MONDAY)

    needs = told(DID_NOT_ARRIVE, ada, LATER)
    assert needs[-1].text == "3 replies did not reach their customers"
    assert (len(needs[-1].rows), needs[-1].more) == (3, 0)
    numbers = ",".join(needs[-1].subjects)
    assert needs[-1].url == f"/tickets/undelivered/?only={numbers}&chosen=all"
