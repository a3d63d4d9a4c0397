"""Creating a team."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.actions import make_team
from rapport.people.models import Team, User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_a_team_is_made_and_leaves_one_event(ada: User) -> None:
    team = make_team("  Night   shift ", by=ada, at=MONDAY)

    assert team.name == "Night shift"
    assert Event.objects.get().kind == "team.made"
    assert history(team)[0].sentence == "Ada Berg created the team Night shift"


def test_a_name_is_taken_once(ada: User, support: Team) -> None:
    with pytest.raises(Conflict, match="There is already a team called Support"):
        make_team("Support", by=ada, at=MONDAY)
    assert not Event.objects.exists()


def test_a_team_needs_a_name(ada: User) -> None:
    with pytest.raises(Invalid):
        make_team("   ", by=ada, at=MONDAY)
    with pytest.raises(Invalid, match="80 characters"):
        make_team("x" * 81, by=ada, at=MONDAY)


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_makes_one(request: pytest.FixtureRequest, who: str) -> None:
    with pytest.raises(NotAllowed):
        make_team("Night", by=request.getfixturevalue(who), at=MONDAY)
    assert not Event.objects.exists()
