"""Changing the priority."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import change_priority
from rapport.tickets.models import Ticket
from rapport.tickets.status import Priority
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_is_more_urgent_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    for _again in range(2):
        changed = change_priority(ticket, priority=Priority.URGENT, by=ben, at=LATER)

    assert changed.priority == Priority.URGENT
    assert Event.objects.filter(kind="ticket.priority_changed").count() == 1
    assert history(ticket)[-1].sentence == ("Ben Okafor changed the priority from Normal to Urgent")


@pytest.mark.parametrize("priority", [0, 5, -1])
def test_one_that_there_is_not_is_refused(ticket: Ticket, ben: User, priority: int) -> None:
    with pytest.raises(Invalid, match="low, normal, high or urgent"):
        change_priority(ticket, priority=priority, by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        change_priority(ticket, priority=Priority.HIGH, by=rosa, at=LATER)
