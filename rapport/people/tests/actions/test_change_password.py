"""Changing a password."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actions import change_password
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.models import Event

NEW = "a window to the sea"


def test_a_new_password_ends_every_session(as_ben: Client, ben: User) -> None:
    change_password(ben, password=NEW, by=ben, at=MONDAY)

    ben.refresh_from_db()
    assert ben.check_password(NEW)
    assert "/accounts/login/" in as_ben.get("/settings/profile/").headers["Location"]
    assert Event.objects.get().kind == "user.password_changed"


def test_wrong_guesses_are_forgotten(ben: User) -> None:
    _wrong(ben.email)
    _wrong("someone@else.example")

    change_password(ben, password=NEW, by=SYSTEM, at=MONDAY)

    assert [a.username for a in AccessAttempt.objects.all()] == ["someone@else.example"]


def test_a_manager_cannot_change_another_persons(ben: User, ada: User) -> None:
    with pytest.raises(NotAllowed, match="reset it"):
        change_password(ben, password=NEW, by=ada, at=MONDAY)


@pytest.mark.parametrize("weak", ["short", "password1234", "ben.okafor@desk.example"])
def test_a_weak_one_is_told(ben: User, weak: str) -> None:
    with pytest.raises(Invalid):
        change_password(ben, password=weak, by=ben, at=MONDAY)
    assert not Event.objects.exists()


def _wrong(email: str) -> None:
    AccessAttempt.objects.create(username=email, ip_address="10.0.0.9", failures_since_start=8)
