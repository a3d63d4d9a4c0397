"""Needs about undelivered answers."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.cockpit.needs.delivery import did_not_arrive
from rapport.customers.models import Person
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import note, open_ticket, reply
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Outgoing, Ticket

FULL = Refused("full", "4.2.2", "452 Over quota")
LATER = MONDAY + timedelta(hours=2)


def _fails(ticket: Ticket, by: User) -> Outgoing:
    message = reply(ticket, text="It is mended.", by=by, at=MONDAY)
    outgoing = Outgoing.objects.get(message=message)
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
    sent = outbox.mark_sent(outgoing, owner="w1", at=MONDAY)
    return delivery.note_bounce(sent, {sent.to[0]: FULL}, at=MONDAY + timedelta(hours=1))


def test_an_answer_that_came_back_leads_to_its_message(
    ticket: Ticket, ada: User, ben: User
) -> None:
    failed = _fails(ticket, ben)

    (need,) = did_not_arrive(ada, LATER)
    assert need.text == "A reply did not reach Dora Lind: the mailbox is full"
    assert need.url == f"/tickets/{ticket.pk}/#message-{failed.message_id}"
    assert need.since == MONDAY + timedelta(hours=1)

    note(ticket, text="I called her.", by=ben, at=LATER)
    assert did_not_arrive(ada, LATER) == []


def test_many_are_a_number_that_opens_to_as_many(
    ticket: Ticket, dora: Person, ada: User, ben: User
) -> None:
    _fails(ticket, ben)
    for n in range(2):
        more = open_ticket(
            dora,
            subject=f"Matter {n}",
            content=Content(text="?"),
            channel="email",
            by=dora,
            at=MONDAY,
        )
        _fails(more, ben)

    needs = did_not_arrive(ada, LATER)
    assert needs[-1].text == "3 replies did not reach their customers"
    assert (needs[-1].url, len(needs[-1].rows), needs[-1].more) == ("/tickets/undelivered/", 3, 0)
