"""A message that waits for a person."""

from __future__ import annotations

from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import LATER, kinds_of


def test_it_says_why_and_leaves_one_event(claimed: Outgoing, ticket: Ticket) -> None:
    for _again in range(2):
        parked = outbox.park(claimed, owner="w1", reason="No such person.", at=LATER)

    assert (parked.state, parked.reason) == ("parked", "No such person.")
    assert kinds_of(ticket) == ["ticket.parked", "ticket.missed", "ticket.resumed"]


def test_who_lost_the_claim_changes_nothing(claimed: Outgoing, ticket: Ticket) -> None:
    outbox.park(claimed, owner="w2", reason="No.", at=LATER)

    claimed.refresh_from_db()
    assert (claimed.state, claimed.reason) == ("claimed", "")
    assert kinds_of(ticket) == []
