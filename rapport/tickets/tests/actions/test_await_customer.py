"""Setting a ticket pending."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import await_customer, receive, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_nobody_waits_for_us_and_it_leaves_one_event(ticket: Ticket, ben: User) -> None:
    for _again in range(2):
        waiting = await_customer(ticket, by=ben, at=LATER)

    assert (waiting.status, waiting.waiting_since) == ("pending", None)
    assert Event.objects.filter(kind="ticket.pending").count() == 1
    assert history(ticket)[-1].sentence == "Ben Okafor marked it as waiting for the customer"


def test_the_customers_answer_opens_it_again(ticket: Ticket, ben: User, dora: Person) -> None:
    await_customer(ticket, by=ben, at=MONDAY)

    said = Content(text="The second one.")
    receive(ticket, person=dora, content=said, channel="email", by=dora, at=LATER)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", LATER)


def test_what_is_resolved_is_reopened_first(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=MONDAY)

    with pytest.raises(Conflict, match="is Resolved. Reopen it first"):
        await_customer(ticket, by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        await_customer(ticket, by=rosa, at=LATER)
