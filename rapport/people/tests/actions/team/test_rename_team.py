"""Renaming a team."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.actions import rename_team
from rapport.people.models import Team, User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_it_is_called_something_else_and_leaves_one_event(ada: User, support: Team) -> None:
    for _again in range(2):
        rename_team(support, to="Care", by=ada, at=MONDAY)

    assert Team.objects.get().name == "Care"
    assert Event.objects.get().details == {"from": "Support", "to": "Care"}
    assert history(support)[0].sentence == "Ada Berg renamed the team Support to Care"


def test_a_name_is_taken_once(ada: User, support: Team, billing: Team) -> None:
    with pytest.raises(Conflict, match="There is already a team called Support"):
        rename_team(billing, to="Support", by=ada, at=MONDAY)
    assert not Event.objects.exists()


def test_a_team_needs_a_name(ada: User, support: Team) -> None:
    with pytest.raises(Invalid):
        rename_team(support, to=" ", by=ada, at=MONDAY)


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_renames_one(
    request: pytest.FixtureRequest, support: Team, who: str
) -> None:
    with pytest.raises(NotAllowed):
        rename_team(support, to="Care", by=request.getfixturevalue(who), at=MONDAY)
