"""Putting a ticket on hold."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import close, hold
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_the_customer_goes_on_waiting_and_it_leaves_one_event(ticket: Ticket, ben: User) -> None:
    for _again in range(2):
        held = hold(ticket, by=ben, at=LATER)

    assert (held.status, held.waiting_since) == ("on_hold", MONDAY)
    assert Event.objects.filter(kind="ticket.on_hold").count() == 1
    assert history(ticket)[-1].sentence == "Ben Okafor put it on hold"


def test_what_is_closed_is_not_held(ticket: Ticket, ben: User) -> None:
    close(ticket, by=ben, at=MONDAY)

    with pytest.raises(Conflict, match="is Closed"):
        hold(ticket, by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        hold(ticket, by=rosa, at=LATER)

    ticket.refresh_from_db()
    assert ticket.status == "new"
