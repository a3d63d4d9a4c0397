"""A way that cannot send."""

from __future__ import annotations

import pytest

from rapport.tickets.actions.messages.standstill import stand_still
from rapport.tickets.models import Outgoing, Standstill, Ticket
from rapport.tickets.tests.actions.messages.sending import LATER, kinds_of


def stop(outgoing: Outgoing, owner: str = "w1") -> Standstill:
    return stand_still(
        outgoing,
        owner=owner,
        way="email:1",
        settings="s1",
        reason="It refuses connections.",
        until=LATER,
        at=LATER,
    )


def test_the_message_waits_with_no_attempt_counted_and_no_event(
    claimed: Outgoing, ticket: Ticket
) -> None:
    standstill = stop(claimed)

    assert (claimed.state, claimed.attempts, claimed.claimed_by) == ("queued", 0, "")
    assert claimed.standstill == standstill
    assert (standstill.since, standstill.until, standstill.failures) == (LATER, LATER, 1)
    assert kinds_of(ticket) == []


@pytest.mark.parametrize("owner", ["w1", "w2"])
def test_a_way_has_one_and_its_failures_are_counted(claimed: Outgoing, owner: str) -> None:
    stop(claimed)
    stop(claimed, owner)

    assert Standstill.objects.get().failures == 2


def test_who_lost_the_claim_does_not_touch_the_message(claimed: Outgoing) -> None:
    stop(claimed, owner="w2")

    assert (claimed.state, claimed.attempts, claimed.standstill) == ("claimed", 1, None)
    assert Standstill.objects.exists(), "the way cannot send all the same"
