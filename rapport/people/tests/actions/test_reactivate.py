"""Reactivating a person."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import deactivate, reactivate
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_letting_somebody_in_again(ben: User, ada: User) -> None:
    deactivate(ben, by=ada, at=MONDAY)
    back = reactivate(ben, by=ada, at=MONDAY)
    reactivate(ben, by=ada, at=MONDAY)

    assert back.is_active
    assert back.role == "agent"
    assert Event.objects.filter(kind="user.reactivated").count() == 1
    assert history(ben)[-1].sentence == "Ada Berg reactivated Ben Okafor"


@pytest.mark.parametrize("who", ["bea", "lea", "rosa"])
def test_only_who_manages_people_lets_somebody_in(
    request: pytest.FixtureRequest, ben: User, who: str
) -> None:
    with pytest.raises(NotAllowed):
        reactivate(ben, by=request.getfixturevalue(who), at=MONDAY)


def test_a_manager_lets_no_administrator_in(nora: User, ada: User) -> None:
    User.objects.filter(pk=nora.pk).update(is_active=False)

    with pytest.raises(NotAllowed, match="Only an administrator"):
        reactivate(nora, by=ada, at=MONDAY)
    assert reactivate(nora, by=SYSTEM, at=MONDAY).is_active
