"""Arrivals that a dead process left behind."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.arrivals.actions.recover import ABANDONED, MOST_DEATHS, settle_abandoned
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.tickets.models import Ticket

LATER = MONDAY + ABANDONED + timedelta(seconds=1)


def test_they_are_settled_once(kept: Kept) -> None:
    kept(mail())

    assert settle_abandoned(LATER)
    assert not settle_abandoned(LATER)
    assert Inbound.objects.get().state == "opened"
    assert Ticket.objects.count() == 1


def test_what_has_just_come_is_left_to_who_kept_it(kept: Kept) -> None:
    kept(mail())

    assert not settle_abandoned(MONDAY + ABANDONED)
    assert Inbound.objects.get().state == "kept"


def test_one_that_kills_the_process_each_time_is_parked(kept: Kept) -> None:
    kept(mail())
    Inbound.objects.update(attempts=MOST_DEATHS)

    settle_abandoned(LATER)

    row = Inbound.objects.get()
    assert (row.state, row.attempts) == ("parked", MOST_DEATHS + 1)
    assert row.reason == "Rapport stopped 3 times while processing this."
    assert not Ticket.objects.exists()
