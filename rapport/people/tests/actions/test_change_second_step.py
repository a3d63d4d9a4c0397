"""Changing the second step of signing in."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from rapport.people.actions import change_second_step
from rapport.people.models import User
from rapport.timeline.models import Event


def _passkey(ben: User, name: str) -> Authenticator:
    return Authenticator.objects.create(
        user=ben, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": {}}
    )


def _told() -> list[tuple[str, dict[str, object]]]:
    return [(event.kind, event.details) for event in Event.objects.order_by("pk")]


def test_a_passkey_comes_is_renamed_and_goes(ben: User) -> None:
    with change_second_step(ben, by=ben):
        key = _passkey(ben, "Blue")
    with change_second_step(ben, by=ben):
        key.data["name"] = "Green"
        key.save()
    with change_second_step(ben, by=ben):
        key.delete()

    assert _told() == [
        ("user.passkey_added", {"name": "Blue"}),
        ("user.passkey_renamed", {"from": "Blue", "to": "Green"}),
        ("user.passkey_removed", {"name": "Green"}),
    ]


def test_a_colleagues_means_are_their_own_affair(ben: User, bea: User) -> None:
    with change_second_step(ben, by=ben):
        _passkey(bea, "Red")

    assert _told() == []


def test_what_fails_half_way_has_not_happened(ben: User) -> None:
    with pytest.raises(ZeroDivisionError), change_second_step(ben, by=ben):
        _passkey(ben, "Blue")
        raise ZeroDivisionError

    assert _told() == []
    assert not Authenticator.objects.exists()
