"""A message that is tried again later."""

from __future__ import annotations

from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import LATER, kinds_of


def test_it_waits_with_its_reason_and_leaves_no_event(claimed: Outgoing, ticket: Ticket) -> None:
    waiting = outbox.postpone(claimed, owner="w1", reason="Try later.", until=LATER)

    assert (waiting.state, waiting.due_at, waiting.claimed_by) == ("queued", LATER, "")
    assert waiting.reason == "Try later."
    assert kinds_of(ticket) == []


def test_who_lost_the_claim_changes_nothing(claimed: Outgoing) -> None:
    outbox.postpone(claimed, owner="w2", reason="Later.", until=LATER)

    claimed.refresh_from_db()
    assert (claimed.state, claimed.claimed_by, claimed.reason) == ("claimed", "w1", "")
