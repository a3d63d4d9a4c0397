"""The first administrator of a desk."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotFound
from rapport.people.actions import make_first_administrator
from rapport.people.models import Team, User
from rapport.timeline.models import Event

NORA = {
    "email": "Nora@Desk.example",
    "name": "Nora Vik",
    "password": "a lamp on the desk",
    "timezone": "Europe/Oslo",
    "team": "Support",
}


@pytest.mark.django_db
def test_the_first_person_administers_and_has_a_team() -> None:
    nora = make_first_administrator(**NORA, at=MONDAY)

    nora = User.objects.get(pk=nora.pk)
    assert (nora.email, nora.role) == ("nora@desk.example", "administrator")
    assert nora.teams.get() == Team.objects.get(name="Support")
    event = Event.objects.filter(subject_kind="user").get()
    assert (event.kind, event.by_id) == ("user.first", nora.pk)


def test_after_the_first_the_door_is_closed_for_ever(ben: User) -> None:
    User.objects.update(is_active=False)

    with pytest.raises(NotFound, match="set up already"):
        make_first_administrator(**NORA, at=MONDAY)
    assert User.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "nora"), ("name", ""), ("password", "short"), ("timezone", "X"), ("team", " ")],
)
def test_nonsense_is_told_and_nothing_is_made(field: str, value: str) -> None:
    with pytest.raises(Invalid):
        make_first_administrator(**{**NORA, field: value}, at=MONDAY)

    assert not User.objects.exists()
    assert not Team.objects.exists()
    assert not Event.objects.exists()
