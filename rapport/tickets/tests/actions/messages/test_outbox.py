"""Outcomes of sending."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(minutes=5)


@pytest.fixture
def claimed(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer, which the worker w1 is about to send."""
    reply(ticket, text="It is mended.", by=ben, at=MONDAY)
    outgoing = Outgoing.objects.get()
    outgoing.state, outgoing.claimed_by = Outgoing.State.CLAIMED, "w1"
    outgoing.save()
    return outgoing


def kinds_of(ticket: Ticket) -> list[str]:
    return list(
        Event.objects.filter(subject_kind="ticket", subject_id=ticket.pk, by_kind="system")
        .order_by("pk")
        .values_list("kind", flat=True)
    )


def test_what_the_wire_took_over_is_sent(claimed: Outgoing) -> None:
    sent = outbox.mark_sent(claimed, owner="w1", external_id="x@desk.example", at=LATER)

    assert (sent.state, sent.sent_at, sent.external_id) == ("sent", LATER, "x@desk.example")
    event = Event.objects.get(kind="ticket.sent")
    assert event.details["to"] == "dora@nordwind.example"


def test_who_lost_the_claim_changes_nothing(claimed: Outgoing, ticket: Ticket) -> None:
    outbox.mark_sent(claimed, owner="w2", at=LATER)
    outbox.park(claimed, owner="w2", reason="No.", at=LATER)
    outbox.postpone(claimed, owner="w2", reason="Later.", until=LATER)

    claimed.refresh_from_db()
    assert (claimed.state, claimed.claimed_by) == ("claimed", "w1")
    assert kinds_of(ticket) == []


def test_parking_says_why(claimed: Outgoing, ticket: Ticket) -> None:
    parked = outbox.park(claimed, owner="w1", reason="No such person.", at=LATER)

    assert (parked.state, parked.reason) == ("parked", "No such person.")
    assert kinds_of(ticket) == ["ticket.parked"]


def test_postponing_waits_and_leaves_no_event(claimed: Outgoing, ticket: Ticket) -> None:
    waiting = outbox.postpone(claimed, owner="w1", reason="Try later.", until=LATER)

    assert (waiting.state, waiting.due_at, waiting.claimed_by) == ("queued", LATER, "")
    assert waiting.reason == "Try later."
    assert kinds_of(ticket) == []
