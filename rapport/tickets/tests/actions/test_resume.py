"""Resuming a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import hold, resolve, resume
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_work_goes_on_and_it_leaves_one_event(ticket: Ticket, ben: User, bea: User) -> None:
    hold(ticket, by=ben, at=MONDAY)

    for _again in range(2):
        assert resume(ticket, by=bea, at=LATER).status == "open"

    assert Event.objects.filter(kind="ticket.resumed").count() == 1
    assert history(ticket)[-1].sentence == "Bea Lund marked it as open"


def test_what_is_resolved_is_reopened_instead(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=MONDAY)

    with pytest.raises(Conflict, match="Reopen it first"):
        resume(ticket, by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, ben: User, rosa: User) -> None:
    hold(ticket, by=ben, at=MONDAY)

    with pytest.raises(NotAllowed):
        resume(ticket, by=rosa, at=LATER)
