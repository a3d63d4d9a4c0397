"""A delay that is over, because somebody has written since."""

from __future__ import annotations

from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import (
    BUSY,
    DORA,
    FULL,
    LATER,
    kinds_of,
)


def test_it_is_settled_without_an_event(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_delay(sent, {DORA: BUSY}, at=LATER)
    before = kinds_of(ticket)

    delivery.settle_delay(ticket, DORA.upper(), at=LATER)

    assert not sent.reports.filter(settled_at=None).exists()
    assert kinds_of(ticket) == before


def test_a_failure_is_not_settled(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_bounce(sent, {DORA: FULL}, at=LATER)

    delivery.settle_delay(ticket, DORA, at=LATER)

    assert sent.reports.get(settled_at=None).word == "failed"
