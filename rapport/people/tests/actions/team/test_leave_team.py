"""Removing a person from a team."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import leave_team
from rapport.people.models import Team, User
from rapport.tickets.actions import take
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_somebody_is_out_of_the_team_and_it_leaves_one_event(
    ada: User, ben: User, support: Team
) -> None:
    for _again in range(2):
        ben = leave_team(ben, team=support, by=ada, at=MONDAY)

    assert ben.team_ids == set()
    assert Event.objects.get().kind == "user.left_team"
    assert history(ben)[0].sentence == "Ada Berg removed Ben Okafor from the team Support"


def test_the_tickets_that_they_hold_stay_theirs(
    ada: User, ben: User, support: Team, ticket: Ticket
) -> None:
    take(ticket, by=ben, at=MONDAY)

    leave_team(ben, team=support, by=ada, at=MONDAY)

    ticket.refresh_from_db()
    assert ticket.assignee == ben


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_takes_somebody_out(
    request: pytest.FixtureRequest, bea: User, support: Team, who: str
) -> None:
    with pytest.raises(NotAllowed):
        leave_team(bea, team=support, by=request.getfixturevalue(who), at=MONDAY)
    assert not Event.objects.exists()
