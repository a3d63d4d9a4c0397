"""Taking a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import take
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_becomes_ones_own_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    for _again in range(2):
        assert take(ticket, by=ben, at=LATER).assignee == ben

    assert Event.objects.filter(kind="ticket.taken").count() == 1
    assert history(ticket)[-1].sentence == "Ben Okafor took it"


def test_a_teammate_takes_it_over(ticket: Ticket, ben: User, bea: User) -> None:
    take(ticket, by=ben, at=MONDAY)

    assert take(ticket, by=bea, at=LATER).assignee == bea
    assert Event.objects.latest("pk").details == {"to": bea.pk, "from": ben.pk}


def test_one_of_another_team_does_not_take_it(ticket: Ticket, cleo: User) -> None:
    with pytest.raises(Invalid, match="is not in the team"):
        take(ticket, by=cleo, at=LATER)


def test_who_only_reads_takes_nothing(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        take(ticket, by=rosa, at=LATER)
