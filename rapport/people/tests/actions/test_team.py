from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.actions import join_team, leave_team, make_team, remove_team, rename_team
from rapport.people.models import Team, User
from rapport.tickets.models import Queue
from rapport.timeline.models import Event


def test_a_team_is_made(ada: User) -> None:
    team = make_team("  Night   shift ", by=ada, at=MONDAY)

    assert team.name == "Night shift"
    assert Event.objects.get().kind == "team.made"


def test_names_are_taken_once(ada: User, support: Team, billing: Team) -> None:
    with pytest.raises(Conflict, match="There is a team called Support"):
        make_team("Support", by=ada, at=MONDAY)
    with pytest.raises(Conflict, match="There is a team called Support"):
        rename_team(billing, to="Support", by=ada, at=MONDAY)
    assert not Event.objects.exists()


def test_a_team_needs_a_name(ada: User) -> None:
    with pytest.raises(Invalid):
        make_team("   ", by=ada, at=MONDAY)
    with pytest.raises(Invalid, match="80 characters"):
        make_team("x" * 81, by=ada, at=MONDAY)


def test_renaming(ada: User, support: Team) -> None:
    rename_team(support, to="Care", by=ada, at=MONDAY)
    rename_team(support, to="Care", by=ada, at=MONDAY)

    assert Team.objects.get().name == "Care"
    assert Event.objects.get().details == {"from": "Support", "to": "Care"}


def test_an_empty_team_goes_and_one_with_queues_stays(
    ada: User, billing: Team, support_queue: Queue
) -> None:
    remove_team(billing, by=ada, at=MONDAY)
    assert not Team.objects.filter(name="Billing").exists()

    with pytest.raises(Conflict, match="Give them to another team first"):
        remove_team(support_queue.team, by=ada, at=MONDAY)
    assert Event.objects.filter(kind="team.removed").count() == 1


def test_joining_and_leaving(ada: User, ben: User, billing: Team, support: Team) -> None:
    ben = join_team(ben, team=billing, by=ada, at=MONDAY)
    join_team(ben, team=billing, by=ada, at=MONDAY)
    assert ben.team_ids == {support.pk, billing.pk}

    ben = leave_team(ben, team=support, by=ada, at=MONDAY)
    leave_team(ben, team=support, by=ada, at=MONDAY)
    assert ben.team_ids == {billing.pk}

    kinds = list(Event.objects.values_list("kind", flat=True))
    assert kinds == ["user.joined_team", "user.left_team"]


def test_an_agent_arranges_no_teams(ben: User, bea: User, support: Team, billing: Team) -> None:
    for refused in (
        lambda: make_team("Night", by=ben, at=MONDAY),
        lambda: rename_team(support, to="Care", by=ben, at=MONDAY),
        lambda: remove_team(billing, by=ben, at=MONDAY),
        lambda: join_team(bea, team=billing, by=ben, at=MONDAY),
        lambda: leave_team(bea, team=support, by=ben, at=MONDAY),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert not Event.objects.exists()
