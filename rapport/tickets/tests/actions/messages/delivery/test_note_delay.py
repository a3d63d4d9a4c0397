"""Recipients whom a message has not reached yet."""

from __future__ import annotations

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


def test_a_delay_is_no_failure_and_leaves_one_event(sent: Outgoing, ticket: Ticket) -> None:
    for _again in range(2):
        assert delivery.note_delay(sent, {DORA: BUSY}, at=LATER).state == "sent"

    assert not Refusal.objects.exists()
    assert kinds_of(ticket) == ["ticket.sent", "ticket.delayed"]


def test_a_failure_settles_it_and_no_delay_comes_after_that(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_delay(sent, {DORA: BUSY}, at=LATER)
    delivery.note_bounce(sent, {DORA: FULL}, at=LATER)
    delivery.note_delay(sent, {DORA: BUSY}, at=LATER)

    assert [report.word for report in sent.reports.filter(settled_at=None)] == ["failed"]
    assert kinds_of(ticket)[1:3] == ["ticket.delayed", "ticket.undelivered"]
