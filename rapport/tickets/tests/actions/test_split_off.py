"""Splitting a message off."""

from __future__ import annotations

import pytest

from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import merge, receive, reply, split_off
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Ticket
from rapport.tickets.tests.quantity import hours
from rapport.timeline.history import history


@pytest.fixture
def invoice(ticket: Ticket, dora: Person, ben: User) -> Message:
    """Return Dora's question about an invoice, in answer to Ben on another matter."""
    reply(ticket, text="Mended.", by=ben, at=hours(1))
    content = Content(text="And where is my invoice?", subject="Invoice for March")
    return receive(ticket, person=dora, content=content, channel="email", by=dora, at=hours(2))


def test_another_matter_becomes_a_ticket_of_its_own(
    ticket: Ticket, invoice: Message, dora: Person, ben: User
) -> None:
    made = split_off(invoice, by=ben, at=hours(3))

    assert (made.subject, made.customer, made.opened_at) == ("Invoice for March", dora, hours(2))
    assert (made.linked_to, made.link) == (ticket, "split")
    assert (made.status, made.waiting_since) == ("new", hours(2))
    assert [m.pk for m in made.messages.all()] == [invoice.pk]
    ticket.refresh_from_db()
    assert (ticket.waiting_since, ticket.messages.count()) == (None, 2)
    assert history(ticket)[-1].sentence == f"Ben Okafor split #{made.pk} off: “Invoice for March”"
    assert history(made)[-1].sentence.startswith(f"Ben Okafor split it off from #{ticket.pk}")


def test_what_was_said_after_it_can_go_along(ticket: Ticket, invoice: Message, ben: User) -> None:
    reply(ticket, text="The invoice is attached.", by=ben, at=hours(4))

    made = split_off(invoice, by=ben, with_later=True, at=hours(5))

    assert made.messages.count() == 2
    assert (made.status, made.first_responded_at) == ("pending", hours(4))


def test_merging_puts_it_back(ticket: Ticket, invoice: Message, ben: User) -> None:
    made = split_off(invoice, by=ben, at=hours(3))

    merge(made, into=ticket, by=ben, at=hours(4))

    ticket.refresh_from_db()
    assert (ticket.messages.count(), ticket.waiting_since) == (3, hours(2))


def test_the_beginning_stays_and_only_customers_words_go(
    ticket: Ticket, invoice: Message, ben: User, rosa: User
) -> None:
    with pytest.raises(Invalid, match="nothing left of it"):
        split_off(ticket.messages.order_by("at")[0], by=ben)
    with pytest.raises(Invalid, match="Only what a customer wrote"):
        split_off(ticket.messages.get(kind="reply"), by=ben)
    with pytest.raises(NotAllowed):
        split_off(invoice, by=rosa)


def test_nothing_is_split_off_a_merged_ticket(ticket: Ticket, invoice: Message, ben: User) -> None:
    made = split_off(invoice, by=ben, with_later=True, at=hours(3))
    merge(made, into=ticket, by=ben, at=hours(4))
    stray = Message.objects.create(
        ticket=made, kind="inbound", at=hours(5), person=invoice.person, channel="email"
    )
    with pytest.raises(Conflict, match="Split it off from the ticket it was merged into"):
        split_off(stray, by=ben)
