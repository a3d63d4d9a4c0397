"""Sending an invitation again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.actions import accept, invite, invite_again, withdraw
from rapport.people.keys import digest_of
from rapport.people.models import Invitation, User
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


def test_sending_again_replaces_the_link_and_starts_the_week_anew(ada: User) -> None:
    first = invite("fay@desk.example", role="agent", by=ada, at=MONDAY)
    second = invite_again(first.row, by=ada, at=LATER)

    assert second.secret != first.secret
    invitation = Invitation.objects.get()
    assert invitation.digest == digest_of(second.secret)
    assert invitation.expires_at == LATER + timedelta(days=7)
    assert Event.objects.filter(kind="invitation.renewed").count() == 1


def test_it_is_told_in_a_sentence(ada: User) -> None:
    first = invite("fay@desk.example", role="agent", by=ada, at=MONDAY)
    invite_again(first.row, by=ada, at=LATER)

    assert history(first.row)[-1].sentence == "Ada Berg invited fay@desk.example again"


def test_what_was_withdrawn_or_accepted_is_not_sent_again(ada: User) -> None:
    one = invite("fay@desk.example", role="agent", by=ada, at=MONDAY).row
    other = invite("gus@desk.example", role="agent", by=ada, at=MONDAY).row
    withdraw(one, by=ada, at=MONDAY)
    accept(other, name="Gus", password="long enough now", timezone="UTC", at=MONDAY)

    with pytest.raises(Conflict, match="withdrawn. Send a new one"):
        invite_again(one, by=ada, at=LATER)
    with pytest.raises(Conflict, match="has already accepted"):
        invite_again(other, by=ada, at=LATER)


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_sends_again(
    request: pytest.FixtureRequest, ada: User, who: str
) -> None:
    invitation = invite("fay@desk.example", role="agent", by=ada, at=MONDAY).row

    with pytest.raises(NotAllowed):
        invite_again(invitation, by=request.getfixturevalue(who), at=LATER)


def test_a_manager_does_not_invite_an_administrator_again(ada: User, nora: User) -> None:
    invitation = invite("fay@desk.example", role="administrator", by=nora, at=MONDAY).row

    with pytest.raises(NotAllowed, match="Only an administrator"):
        invite_again(invitation, by=ada, at=LATER)
