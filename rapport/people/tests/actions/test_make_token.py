"""Creating an API token."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actions import make_token
from rapport.people.actors import SYSTEM
from rapport.people.models import ApiToken, User
from rapport.timeline.models import Event


def test_a_token_is_shown_once_and_kept_as_a_digest(ben: User) -> None:
    issued = make_token(ben, name=" nightly  export ", scope="read", by=ben, at=MONDAY)

    assert issued.secret.startswith("rapport_")
    token = ApiToken.objects.get()
    assert (token.name, token.scope, token.user) == ("nightly export", "read", ben)
    assert issued.secret not in str(ApiToken.objects.values().get())
    event = Event.objects.get()
    assert (event.kind, event.subject_id) == ("token.made", ben.pk)
    assert issued.secret not in str(event.details)


def test_the_command_line_may_make_one_for_anybody(ben: User) -> None:
    assert make_token(ben, by=SYSTEM, at=MONDAY).row.user == ben


def test_nobody_else_may(ben: User, ada: User) -> None:
    with pytest.raises(NotAllowed, match="only Ben Okafor"):
        make_token(ben, by=ada, at=MONDAY)


def test_who_may_not_come_in_gets_none(ben: User) -> None:
    ben.is_active = False

    with pytest.raises(NotAllowed):
        make_token(ben, by=SYSTEM, at=MONDAY)


def test_an_unknown_scope_is_told(ben: User) -> None:
    with pytest.raises(Invalid, match="read"):
        make_token(ben, scope="all", by=ben, at=MONDAY)
