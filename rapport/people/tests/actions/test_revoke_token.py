"""Revoking an API token."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import make_token, revoke_token
from rapport.people.models import User
from rapport.people.sign_in.tokens import admit_token
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_revoking_once(ben: User) -> None:
    token = make_token(ben, by=ben, at=MONDAY).row
    revoke_token(token, by=ben, at=MONDAY)
    revoke_token(token, by=ben, at=MONDAY)

    token.refresh_from_db()
    assert token.revoked_at == MONDAY
    assert Event.objects.filter(kind="token.revoked").count() == 1


def test_a_manager_may_revoke_an_agents_and_a_teammate_may_not(
    ben: User, bea: User, ada: User
) -> None:
    token = make_token(ben, by=ben, at=MONDAY).row

    with pytest.raises(NotAllowed):
        revoke_token(token, by=bea, at=MONDAY)
    assert revoke_token(token, by=ada, at=MONDAY).revoked_at == MONDAY


def test_it_opens_no_door_from_then_on(ben: User, ada: User) -> None:
    issued = make_token(ben, name="Script", by=ben, at=MONDAY)
    assert admit_token(issued.secret, at=MONDAY) is not None

    revoke_token(issued.row, by=ada, at=MONDAY)

    assert admit_token(issued.secret, at=MONDAY) is None
    assert history(ben)[-1].sentence == ("Ada Berg revoked the API token “Script” of Ben Okafor")
