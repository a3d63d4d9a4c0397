"""Changing one's profile."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actions import change_profile
from rapport.people.models import User
from rapport.timeline.models import Event


def test_what_differs_is_changed_and_told_once(ben: User) -> None:
    changed = change_profile(
        ben, by=ben, at=MONDAY, name="Ben O.", timezone="Africa/Lagos", language="en", theme="dark"
    )

    assert (changed.name, changed.timezone, changed.theme) == ("Ben O.", "Africa/Lagos", "dark")
    assert Event.objects.get().details == {
        "person": ben.pk,
        "fields": ["name", "timezone", "theme"],
    }


def test_what_is_the_same_changes_nothing(ben: User) -> None:
    change_profile(ben, by=ben, at=MONDAY, name=ben.name, language="en")

    assert not Event.objects.exists()


def test_a_manager_may_change_an_agents(ben: User, ada: User) -> None:
    assert change_profile(ben, by=ada, at=MONDAY, language="de").language == "de"


def test_a_teammate_may_not(ben: User, bea: User) -> None:
    with pytest.raises(NotAllowed):
        change_profile(ben, by=bea, at=MONDAY, name="Benny")


def test_a_manager_may_not_change_an_administrators(ada: User, nora: User) -> None:
    with pytest.raises(NotAllowed):
        change_profile(nora, by=ada, at=MONDAY, name="N.")


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("timezone", "Mars/Base"), ("language", "tlh"), ("theme", "pink")],
)
def test_nonsense_is_told(ben: User, field: str, value: str) -> None:
    with pytest.raises(Invalid):
        change_profile(ben, by=ben, at=MONDAY, **{field: value})
    assert not Event.objects.exists()
