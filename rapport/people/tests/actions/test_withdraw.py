"""Withdrawing an invitation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.actions import accept, invite, invite_again, withdraw
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


def test_withdrawing_closes_it_once(ada: User) -> None:
    invitation = invite("fay@desk.example", role="agent", by=ada, at=MONDAY).row
    withdraw(invitation, by=ada, at=LATER)
    withdraw(invitation, by=ada, at=LATER)

    invitation.refresh_from_db()
    assert not invitation.is_open(LATER)
    assert Event.objects.filter(kind="invitation.withdrawn").count() == 1
    with pytest.raises(Conflict, match="withdrawn"):
        invite_again(invitation, by=ada, at=LATER)


def test_after_withdrawing_the_address_can_be_invited_anew(ada: User) -> None:
    withdraw(invite("fay@desk.example", role="agent", by=ada, at=MONDAY).row, by=ada, at=MONDAY)

    assert invite("fay@desk.example", role="lead", by=ada, at=LATER).row.role == "lead"


def test_an_accepted_invitation_is_not_withdrawn(ada: User) -> None:
    invitation = invite("fay@desk.example", role="agent", by=ada, at=MONDAY).row
    accept(invitation, name="Fay", password="long enough now", timezone="UTC", at=LATER)

    with pytest.raises(Conflict, match="has already accepted"):
        withdraw(invitation, by=ada, at=LATER)


def test_it_is_told_in_a_sentence(ada: User) -> None:
    invitation = invite("fay@desk.example", role="agent", by=ada, at=MONDAY).row
    withdraw(invitation, by=ada, at=LATER)

    assert history(invitation)[-1].sentence == (
        "Ada Berg withdrew the invitation for fay@desk.example"
    )


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_withdraws(
    request: pytest.FixtureRequest, ada: User, who: str
) -> None:
    invitation = invite("fay@desk.example", role="agent", by=ada, at=MONDAY).row

    with pytest.raises(NotAllowed):
        withdraw(invitation, by=request.getfixturevalue(who), at=LATER)
