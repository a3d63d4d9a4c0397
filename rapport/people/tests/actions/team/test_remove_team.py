"""Removing a team."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.actions import remove_team
from rapport.people.models import Team, User
from rapport.tickets.models import Queue
from rapport.timeline.models import Event


def test_an_empty_team_goes_and_leaves_one_event(ada: User, billing: Team) -> None:
    remove_team(billing, by=ada, at=MONDAY)

    assert not Team.objects.exists()
    event = Event.objects.get()
    assert (event.kind, event.by_id, event.details) == (
        "team.removed",
        ada.pk,
        {"name": "Billing"},
    )


def test_one_with_queues_stays_and_nothing_is_told(ada: User, support_queue: Queue) -> None:
    with pytest.raises(Conflict, match="Give them to another team first"):
        remove_team(support_queue.team, by=ada, at=MONDAY)

    assert not Event.objects.exists()


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_removes_one(
    request: pytest.FixtureRequest, billing: Team, who: str
) -> None:
    with pytest.raises(NotAllowed):
        remove_team(billing, by=request.getfixturevalue(who), at=MONDAY)
    assert Team.objects.filter(pk=billing.pk).exists()
