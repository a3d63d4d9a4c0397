"""Accepting an invitation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotFound
from rapport.people.actions import accept, invite, withdraw
from rapport.people.models import Invitation, Team, User
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)
GOOD = {"name": "Fay Adler", "password": "a lamp on the desk", "timezone": "Europe/Vienna"}


@pytest.fixture
def invitation(ada: User, support: Team) -> Invitation:
    return invite("fay@desk.example", role="lead", teams=[support], by=ada, at=MONDAY).row


def test_accepting_makes_the_person_with_role_and_teams(
    invitation: Invitation, support: Team
) -> None:
    fay = accept(invitation, **GOOD, at=LATER)

    fay = User.objects.get(pk=fay.pk)
    assert (fay.email, fay.name, fay.role) == ("fay@desk.example", "Fay Adler", "lead")
    assert fay.timezone == "Europe/Vienna"
    assert fay.check_password(GOOD["password"])
    assert fay.team_ids == {support.pk}
    event = Event.objects.get(kind="user.accepted")
    assert (event.by_id, event.subject_id, event.at) == (fay.pk, fay.pk, LATER)


def test_it_can_be_accepted_once(invitation: Invitation) -> None:
    accept(invitation, **GOOD, at=LATER)

    with pytest.raises(NotFound, match="no longer open"):
        accept(invitation, **GOOD, at=LATER)
    assert User.objects.filter(email="fay@desk.example").count() == 1


def test_it_runs_out_after_a_week(invitation: Invitation) -> None:
    with pytest.raises(NotFound, match="Ask for a new one"):
        accept(invitation, **GOOD, at=MONDAY + timedelta(days=7))


def test_a_withdrawn_one_is_closed(invitation: Invitation, ada: User) -> None:
    withdraw(invitation, by=ada, at=MONDAY)

    with pytest.raises(NotFound):
        accept(invitation, **GOOD, at=LATER)


def test_who_came_in_another_way_meanwhile_signs_in(invitation: Invitation) -> None:
    User.objects.create_user("fay@desk.example", "rapport-test", name="Fay")

    with pytest.raises(Conflict, match="Sign in instead"):
        accept(invitation, **GOOD, at=LATER)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "  ", "needs a name"),
        ("password", "short", "too short"),
        ("password", "fay@desk.example", "too similar"),
        ("timezone", "Europe/Atlantis", "not a time zone"),
    ],
)
def test_nonsense_is_told_and_the_place_is_kept(
    invitation: Invitation, field: str, value: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        accept(invitation, **{**GOOD, field: value}, at=LATER)

    invitation.refresh_from_db()
    assert invitation.is_open(LATER)
