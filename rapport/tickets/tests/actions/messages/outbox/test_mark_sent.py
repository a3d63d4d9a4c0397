"""A message that the channel has handed over."""

from __future__ import annotations

from rapport.customers.actions import note_refusal
from rapport.customers.models import Refusal
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, FULL, LATER, kinds_of
from rapport.timeline.models import Event


def test_it_is_sent_once_and_leaves_one_event(claimed: Outgoing, ticket: Ticket) -> None:
    for _again in range(2):
        sent = outbox.mark_sent(claimed, owner="w1", external_id="x@desk.example", at=LATER)

    assert (sent.state, sent.sent_at, sent.external_id) == ("sent", LATER, "x@desk.example")
    assert kinds_of(ticket) == ["ticket.sent"]
    assert Event.objects.get(kind="ticket.sent").details["to"] == DORA


def test_who_lost_the_claim_changes_nothing(claimed: Outgoing, ticket: Ticket) -> None:
    outbox.mark_sent(claimed, owner="w2", at=LATER)

    claimed.refresh_from_db()
    assert (claimed.state, claimed.claimed_by) == ("claimed", "w1")
    assert kinds_of(ticket) == []


def test_its_address_takes_mail_again(claimed: Outgoing, ticket: Ticket) -> None:
    note_refusal(DORA, FULL, whose=ticket.customer, at=LATER)

    outbox.mark_sent(claimed, owner="w1", at=LATER)

    assert Refusal.objects.get().ended_at == LATER
