"""Changing a person's role."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.actions import change_role
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_a_role_is_changed_and_leaves_one_event(ben: User, ada: User) -> None:
    changed = change_role(ben, to="lead", by=ada, at=MONDAY)

    assert changed.role == "lead"
    event = Event.objects.get()
    assert (event.kind, event.subject_kind, event.subject_id) == (
        "user.role_changed",
        "user",
        ben.pk,
    )
    (told,) = history(ben)
    assert "Ada Berg changed the role of Ben Okafor from Agent to Team lead" in str(told)


def test_the_same_role_changes_nothing(ben: User, ada: User) -> None:
    change_role(ben, to="agent", by=ada, at=MONDAY)

    assert not Event.objects.exists()


@pytest.mark.parametrize("who", ["bea", "lea", "rosa"])
def test_only_who_manages_people_changes_roles(
    request: pytest.FixtureRequest, ben: User, who: str
) -> None:
    with pytest.raises(NotAllowed):
        change_role(ben, to="lead", by=request.getfixturevalue(who), at=MONDAY)


def test_a_manager_makes_no_administrator_and_unmakes_none(ada: User, nora: User) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator"):
        change_role(ada, to="administrator", by=ada, at=MONDAY)
    with pytest.raises(NotAllowed, match="Only an administrator"):
        change_role(nora, to="agent", by=ada, at=MONDAY)


def test_the_last_administrator_stays_one(nora: User) -> None:
    with pytest.raises(Conflict, match="Nora Vik is the last administrator"):
        change_role(nora, to="manager", by=nora, at=MONDAY)

    nora.refresh_from_db()
    assert nora.role == "administrator"


def test_with_another_administrator_one_may_step_down(nora: User, ada: User) -> None:
    change_role(ada, to="administrator", by=nora, at=MONDAY)

    assert change_role(nora, to="agent", by=nora, at=MONDAY).role == "agent"


def test_an_inactive_administrator_does_not_count(nora: User, ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(role="administrator", is_active=False)

    with pytest.raises(Conflict):
        change_role(nora, to="manager", by=nora, at=MONDAY)


def test_an_unknown_role_is_told(ben: User, ada: User) -> None:
    with pytest.raises(Invalid, match="choose from administrator, manager"):
        change_role(ben, to="boss", by=ada, at=MONDAY)
