"""Ending all sessions."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import sign_out_everywhere
from rapport.people.models import User
from rapport.timeline.models import Event


def test_every_session_ends_and_the_password_stays(as_ben: Client, ben: User) -> None:
    sign_out_everywhere(ben, by=ben, at=MONDAY)

    assert "/accounts/login/" in as_ben.get("/settings/profile/").headers["Location"]
    ben.refresh_from_db()
    assert ben.check_password("rapport-test")
    assert Event.objects.get().kind == "user.signed_out_everywhere"


def test_others_stay_signed_in(as_ben: Client, ada: User, bea: User) -> None:
    sign_out_everywhere(bea, by=ada, at=MONDAY)

    assert as_ben.get("/settings/profile/").status_code == 200


def test_a_teammate_may_not(ben: User, bea: User) -> None:
    with pytest.raises(NotAllowed):
        sign_out_everywhere(ben, by=bea, at=MONDAY)
