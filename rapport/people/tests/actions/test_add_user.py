"""Adding a person at once."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.actions import add_user
from rapport.people.actors import SYSTEM, Actor
from rapport.people.models import Team, User
from rapport.timeline.history import history
from rapport.timeline.models import Event

FAY = {"name": "Fay Adler", "role": "agent", "password": "a lamp on the desk"}


def added(by: Actor, email: str = "Fay@Desk.example ", **changes: Any) -> User:
    return add_user(email, by=by, at=MONDAY, **{**FAY, **changes})


def test_somebody_works_here_at_once_and_it_leaves_one_event(support: Team) -> None:
    fay = added(SYSTEM, teams=[support], timezone="Europe/Oslo")

    assert (fay.email, fay.role, fay.timezone) == ("fay@desk.example", "agent", "Europe/Oslo")
    assert fay.check_password("a lamp on the desk")
    assert fay.team_ids == {support.pk}
    event = Event.objects.get()
    assert (event.kind, event.subject_id) == ("user.added", fay.pk)
    assert history(fay)[0].sentence == "Rapport added Fay Adler as Agent"


def test_an_address_is_somebodys_once(ben: User) -> None:
    with pytest.raises(Conflict, match="ben.okafor@desk.example already works here"):
        added(SYSTEM, email="BEN.okafor@desk.example")


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "fay"},
        {"name": " "},
        {"role": "boss"},
        {"timezone": "Mars/North"},
        {"password": "short"},
        {"password": "fay@desk.example"},
    ],
)
def test_what_makes_no_sense_is_refused(db: None, changes: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        added(SYSTEM, **changes)

    assert refused.value.sentence
    assert not User.objects.exists()


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        added(ben)


def test_a_manager_adds_no_administrator(ada: User) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator"):
        added(ada, role="administrator")
