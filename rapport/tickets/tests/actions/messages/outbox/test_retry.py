"""A parked message, sent again because a person asks."""

from __future__ import annotations

import pytest

from rapport.core.errors import NotAllowed
from rapport.customers.actions import note_refusal
from rapport.customers.reaching import DeadAddress
from rapport.people.models import User
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, GONE, LATER
from rapport.timeline.history import history


@pytest.fixture
def parked(claimed: Outgoing) -> Outgoing:
    return outbox.park(claimed, owner="w1", reason="No such person.", at=LATER)


def test_it_is_due_at_once_and_leaves_one_event(
    parked: Outgoing, ticket: Ticket, bea: User
) -> None:
    for _again in range(2):
        queued = outbox.retry(parked, by=bea, at=LATER)

    assert (queued.state, queued.due_at, queued.asked_at) == ("queued", LATER, LATER)
    assert (queued.attempts, queued.reason) == (0, "")
    told = [line.sentence for line in history(ticket)]
    assert told.count(f"Bea Lund asked to send the reply to {DORA} again") == 1


def test_what_is_not_parked_stays_as_it_is(claimed: Outgoing, ben: User) -> None:
    assert outbox.retry(claimed, by=ben, at=LATER).state == "claimed"


def test_a_dead_address_is_tried_only_if_somebody_insists(
    parked: Outgoing, ticket: Ticket, ben: User
) -> None:
    note_refusal(DORA, GONE, whose=ticket.customer, at=LATER)

    with pytest.raises(DeadAddress):
        outbox.retry(parked, by=ben, at=LATER)
    assert outbox.retry(parked, by=ben, anyway=True, at=LATER).state == "queued"


def test_who_only_reads_may_not(parked: Outgoing, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        outbox.retry(parked, by=rosa, at=LATER)
