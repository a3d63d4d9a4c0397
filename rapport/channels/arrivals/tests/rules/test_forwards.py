"""The rules for mail that colleagues forward."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.rules import forwards, limits
from rapport.channels.conftest import Kept
from rapport.channels.forwards.tests.passing import passed_on
from rapport.channels.intake.decisions import (
    GatherForwarded,
    JoinKnown,
    JoinTicket,
    OpenForwarded,
)
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets.models import Queue, Ticket

LATER = MONDAY + timedelta(hours=1)
Decided = JoinKnown | JoinTicket | OpenForwarded | GatherForwarded


def decided(kept: Kept, ben: User) -> Decided:
    """Return what is decided about a forward of Ben's that is on no ticket."""
    arrival = kept(passed_on(ben), at=LATER)
    inner = arrival.parsed.what.forwarded
    assert inner is not None
    return forwards.decide(arrival, inner, ben, None)


def test_the_forwarder_opens_it_and_is_told(kept: Kept, ben: User, support_queue: Queue) -> None:
    decision = decided(kept, ben)

    assert isinstance(decision, OpenForwarded)
    opening = decision.opening
    assert (opening.queue, opening.opener, opening.tells) == (support_queue, ben, ben)
    assert opening.author.sender.value == "emil@sato.example"
    assert opening.copied == ()


def test_whose_team_may_not_has_it_opened(kept: Kept, ben: User) -> None:
    ben.memberships.all().delete()
    decision = decided(kept, ben)

    assert isinstance(decision, OpenForwarded)
    assert (decision.opening.opener, decision.opening.tells) == (SYSTEM, ben)


@pytest.mark.parametrize("confirms", [True, False])
def test_its_author_gets_a_confirmation_if_the_queue_says_so(
    kept: Kept, ben: User, support_queue: Queue, confirms: bool
) -> None:
    support_queue.acknowledges_forwarded = confirms
    support_queue.save()
    decision = decided(kept, ben)

    assert isinstance(decision, OpenForwarded)
    assert decision.opening.confirms is confirms


def test_one_of_a_flood_is_gathered(
    kept: Kept, ticket: Ticket, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits.Recent, "flooded_ticket", lambda *_: ticket.pk)

    decision = decided(kept, ben)

    assert isinstance(decision, GatherForwarded)
    assert decision.gathering.ticket == ticket.pk
    assert decision.arrival.parsed.what.subject == "Where is my refund?"
