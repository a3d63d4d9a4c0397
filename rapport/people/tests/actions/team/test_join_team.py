"""Adding a person to a team."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import join_team
from rapport.people.models import Team, User
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_somebody_is_in_two_teams_and_it_leaves_one_event(
    ada: User, ben: User, billing: Team, support: Team
) -> None:
    for _again in range(2):
        ben = join_team(ben, team=billing, by=ada, at=MONDAY)

    assert ben.team_ids == {support.pk, billing.pk}
    assert Event.objects.get().kind == "user.joined_team"
    assert history(ben)[0].sentence == "Ada Berg added Ben Okafor to the team Billing"


def test_they_see_its_tickets_from_then_on(
    ada: User, cleo: User, support: Team, ticket: Ticket
) -> None:
    assert not Ticket.objects.visible_to(cleo).exists()

    cleo = join_team(cleo, team=support, by=ada, at=MONDAY)

    assert Ticket.objects.visible_to(cleo).get() == ticket


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_puts_somebody_in(
    request: pytest.FixtureRequest, bea: User, billing: Team, who: str
) -> None:
    with pytest.raises(NotAllowed):
        join_team(bea, team=billing, by=request.getfixturevalue(who), at=MONDAY)
    assert not Event.objects.exists()
