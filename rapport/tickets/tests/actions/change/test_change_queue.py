"""Moving a ticket to another queue."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import change_queue, take
from rapport.tickets.models import Queue, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_goes_to_the_other_team_and_leaves_one_event(
    ticket: Ticket, ben: User, billing_queue: Queue, cleo: User
) -> None:
    for _again in range(2):
        moved = change_queue(ticket, queue=billing_queue, by=ben, at=LATER)

    assert (moved.queue, moved.team) == (billing_queue, billing_queue.team)
    assert Event.objects.filter(kind="ticket.queue_changed").count() == 1
    assert history(ticket)[-1].sentence == "Ben Okafor moved it from Support to Billing"
    visible = [Ticket.objects.visible_to(user).exists() for user in (ben, cleo)]
    assert visible == [False, True]


def test_an_owner_who_is_not_of_the_team_loses_it(
    ticket: Ticket, ben: User, billing_queue: Queue
) -> None:
    take(ticket, by=ben, at=MONDAY)

    assert change_queue(ticket, queue=billing_queue, by=ben, at=LATER).assignee is None
    assert Event.objects.latest("pk").kind == "ticket.unassigned"


def test_an_owner_who_sees_every_team_keeps_it(
    ticket: Ticket, ada: User, billing_queue: Queue
) -> None:
    take(ticket, by=ada, at=MONDAY)

    assert change_queue(ticket, queue=billing_queue, by=ada, at=LATER).assignee == ada


def test_who_only_reads_may_not(ticket: Ticket, rosa: User, billing_queue: Queue) -> None:
    with pytest.raises(NotAllowed):
        change_queue(ticket, queue=billing_queue, by=rosa, at=LATER)
