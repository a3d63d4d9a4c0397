"""Reports about an earlier attempt, once a message is sent again."""

from __future__ import annotations

from datetime import timedelta

from rapport.customers.models import Refusal
from rapport.people.models import User
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, FULL, LATER, kinds_of


def test_they_are_settled_and_the_caller_records_it(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_bounce(sent, {DORA: FULL}, at=LATER)
    before = kinds_of(ticket)

    delivery.settle_reports(sent, at=LATER)

    assert sent.reports.get().settled_at == LATER
    assert kinds_of(ticket) == before


def test_sending_again_settles_what_was_said_before(sent: Outgoing, ben: User) -> None:
    delivery.note_bounce(sent, {DORA: FULL}, at=LATER)
    again = outbox.retry(Outgoing.objects.get(), by=ben, at=LATER)

    assert again.state == "queued"
    assert not sent.reports.filter(settled_at=None).exists()

    Outgoing.objects.update(state="claimed", claimed_by="w1")
    outbox.mark_sent(again, owner="w1", at=LATER + timedelta(minutes=1))
    assert Refusal.objects.get().ended_at is not None
