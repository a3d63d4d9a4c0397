"""A way that sends again."""

from __future__ import annotations

from rapport.tickets.actions.messages.standstill import wake
from rapport.tickets.models import Outgoing, Standstill, Ticket
from rapport.tickets.tests.actions.messages.sending import LATER, kinds_of


def test_all_that_waited_for_it_are_due(claimed: Outgoing, ticket: Ticket) -> None:
    standstill = Standstill.objects.create(way="email:1", since=LATER, reason="It is down.")
    Outgoing.objects.update(state="queued", standstill=standstill)

    for _again in range(2):
        wake("email:1")

    claimed.refresh_from_db()
    assert claimed.standstill is None
    assert not Standstill.objects.exists()
    assert kinds_of(ticket) == [], "its channel records that it sends again"


def test_another_way_still_cannot(claimed: Outgoing) -> None:
    Standstill.objects.create(way="email:1", since=LATER, reason="It is down.")

    wake("email:2")

    assert Standstill.objects.exists()
