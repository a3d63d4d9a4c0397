"""Mailboxes that a message has reached."""

from __future__ import annotations

from rapport.customers.actions import note_refusal
from rapport.customers.models import Refusal
from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import (
    BUSY,
    DORA,
    FULL,
    LATER,
    kinds_of,
)


def test_it_is_told_once_and_settles_the_delay(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_delay(sent, {DORA: BUSY}, at=LATER)
    for _again in range(2):
        delivery.note_delivery(sent, [DORA], at=LATER)

    assert [report.word for report in sent.reports.filter(settled_at=None)] == ["delivered"]
    assert kinds_of(ticket)[1:] == ["ticket.delayed", "ticket.arrived"]


def test_the_address_takes_mail_again(sent: Outgoing, ticket: Ticket) -> None:
    note_refusal(DORA, FULL, whose=ticket.customer, at=LATER)

    delivery.note_delivery(sent, [DORA], at=LATER)

    assert Refusal.objects.get().ended_at == LATER


def test_of_nobody_there_is_nothing_to_tell(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_delivery(sent, [], at=LATER)

    assert kinds_of(ticket) == ["ticket.sent"]
