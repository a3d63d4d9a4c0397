"""Unassigning a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import take, unassign
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_is_nobodys_and_leaves_one_event(ticket: Ticket, ben: User, bea: User) -> None:
    take(ticket, by=ben, at=MONDAY)

    for _again in range(2):
        assert unassign(ticket, by=bea, at=LATER).assignee is None

    assert Event.objects.filter(kind="ticket.unassigned").count() == 1
    assert history(ticket)[-1].sentence == "Bea Lund unassigned Ben Okafor"
    assert ticket.assignments.get().end == LATER


def test_what_is_nobodys_stays_so(ticket: Ticket, ben: User) -> None:
    unassign(ticket, by=ben, at=LATER)

    assert not Event.objects.filter(kind="ticket.unassigned").exists()


def test_who_only_reads_takes_it_from_nobody(ticket: Ticket, ben: User, rosa: User) -> None:
    take(ticket, by=ben, at=MONDAY)

    with pytest.raises(NotAllowed):
        unassign(ticket, by=rosa, at=LATER)
    ticket.refresh_from_db()
    assert ticket.assignee == ben
