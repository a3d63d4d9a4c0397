"""Inviting somebody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.actions import deactivate, invite
from rapport.people.keys import digest_of
from rapport.people.models import Invitation, Team, User
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


def test_inviting_keeps_a_place_and_leaves_one_event(ada: User, support: Team) -> None:
    issued = invite("  Fay@Desk.example ", role="agent", teams=[support], by=ada, at=MONDAY)

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role) == ("fay@desk.example", "agent")
    assert list(invitation.teams.all()) == [support]
    assert invitation.digest == digest_of(issued.secret)
    assert issued.secret not in invitation.digest
    assert invitation.is_open(MONDAY + timedelta(days=6))
    assert not invitation.is_open(MONDAY + timedelta(days=7))
    event = Event.objects.get()
    assert (event.kind, event.by_id, event.at) == ("invitation.made", ada.pk, MONDAY)
    assert issued.secret not in str(event.details)


@pytest.mark.parametrize("who", ["ben", "lea", "rosa"])
def test_only_who_manages_people_invites(request: pytest.FixtureRequest, who: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        invite("fay@desk.example", role="agent", by=request.getfixturevalue(who), at=MONDAY)

    assert "invite" in refused.value.sentence
    assert not Invitation.objects.exists()


def test_a_manager_cannot_invite_an_administrator(ada: User) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator"):
        invite("fay@desk.example", role="administrator", by=ada, at=MONDAY)


def test_an_administrator_can_invite_one(nora: User) -> None:
    assert invite("fay@desk.example", role="administrator", by=nora, at=MONDAY).row.pk


@pytest.mark.parametrize(
    ("email", "role", "sentence"),
    [
        ("fay", "agent", "“fay” is not an email address."),
        ("fay@desk.example", "boss", "“boss” is not a role"),
    ],
)
def test_nonsense_is_told(ada: User, email: str, role: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        invite(email, role=role, by=ada, at=MONDAY)


def test_who_works_here_is_not_invited(ada: User, ben: User) -> None:
    with pytest.raises(Conflict, match="Ben Okafor already works here"):
        invite(ben.email.upper(), role="agent", by=ada, at=MONDAY)


def test_who_worked_here_is_reactivated_instead(ada: User, ben: User) -> None:
    deactivate(ben, by=ada, at=MONDAY)

    with pytest.raises(Conflict, match="Reactivate them"):
        invite(ben.email, role="agent", by=ada, at=MONDAY)


def test_who_is_invited_is_not_invited_twice(ada: User) -> None:
    invite("fay@desk.example", role="agent", by=ada, at=MONDAY)

    with pytest.raises(Conflict, match="Send that invitation again"):
        invite("FAY@desk.example", role="lead", by=ada, at=LATER)
