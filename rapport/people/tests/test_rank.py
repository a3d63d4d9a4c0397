"""The rule of rank: people above one are not changed."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people import actions
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role, is_above
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=3)
# The subjects of actions that belong to one person.
OF_A_PERSON = {"person", "token", "absence", "invitation"}
# Whoever does these is the person, or has the link that was mailed to them.
BY_ONESELF = {"accept", "change_password", "change_second_step", "make_token"}


@pytest.fixture
def theirs(nora: User, support: Team, billing: Team) -> dict[str, Any]:
    """Return the administrator, and rows of hers."""
    Membership.objects.create(user=nora, team=support)
    found = {
        "person": nora,
        "token": actions.make_token(nora, by=nora, at=MONDAY).row,
        "absence": actions.note_absence(nora, start=LATER, by=nora, at=MONDAY),
        "invitation": actions.invite("x@desk.example", role="administrator", by=nora).row,
        "support": support,
        "billing": billing,
    }
    Event.objects.all().delete()
    return found


ATTACKS: dict[str, Callable[[dict[str, Any], User], object]] = {
    "change_profile": lambda it, by: actions.change_profile(it["person"], name="X", by=by),
    "change_role": lambda it, by: actions.change_role(it["person"], to="agent", by=by),
    "change_role (as it is)": lambda it, by: actions.change_role(
        it["person"], to="administrator", by=by
    ),
    "deactivate": lambda it, by: actions.deactivate(it["person"], by=by),
    "reactivate": lambda it, by: actions.reactivate(it["person"], by=by),
    "sign_out_everywhere": lambda it, by: actions.sign_out_everywhere(it["person"], by=by),
    "join_team": lambda it, by: actions.join_team(it["person"], team=it["billing"], by=by),
    "leave_team": lambda it, by: actions.leave_team(it["person"], team=it["support"], by=by),
    "remove_team": lambda it, by: actions.remove_team(it["support"], by=by),
    "note_absence": lambda it, by: actions.note_absence(
        it["person"], start=MONDAY, until=LATER, by=by
    ),
    "end_absence": lambda it, by: actions.end_absence(it["absence"], by=by),
    "revoke_token": lambda it, by: actions.revoke_token(it["token"], by=by),
    "invite_again": lambda it, by: actions.invite_again(it["invitation"], by=by),
    "withdraw": lambda it, by: actions.withdraw(it["invitation"], by=by),
}


def test_every_action_on_a_person_is_tried() -> None:
    on_people = {
        name
        for name in actions.__all__
        if next(iter(inspect.signature(getattr(actions, name)).parameters)) in OF_A_PERSON
    }

    assert on_people - BY_ONESELF <= set(ATTACKS)


@pytest.mark.parametrize("verb", ATTACKS)
def test_a_manager_changes_nothing_about_an_administrator(
    theirs: dict[str, Any], ada: User, verb: str
) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator"):
        ATTACKS[verb](theirs, ada)

    assert not Event.objects.exists()


def test_a_lead_notes_no_absence_of_a_manager(lea: User, ada: User, support: Team) -> None:
    Membership.objects.create(user=ada, team=support)

    with pytest.raises(NotAllowed, match="above yours"):
        actions.note_absence(ada, start=LATER, by=lea, at=MONDAY)


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("role", {"role": "agent"}),
        ("teams", {"teams": []}),
        ("details", {"name": "X", "timezone": "UTC", "language": "en"}),
        ("sessions", {}),
        ("deactivation", {}),
        ("reactivation", {}),
        ("absences", {"first": "2026-03-05", "last": "2026-03-06"}),
    ],
)
def test_the_pages_refuse_a_manager_and_offer_nothing(
    theirs: dict[str, Any], nora: User, as_ada: Client, path: str, sent: dict[str, Any]
) -> None:
    url = f"/team/people/{nora.pk}/"

    assert as_ada.post(f"{url}{path}/", sent).status_code == 403
    assert f'action="{url}{path}/"' not in as_ada.get(url).content.decode()
    assert not Event.objects.exists()


def test_a_manager_is_not_offered_the_invitation_of_an_administrator(
    theirs: dict[str, Any], as_ada: Client, as_nora: Client
) -> None:
    again = f"/team/people/invitations/{theirs['invitation'].pk}/again/"

    assert again not in as_ada.get("/team/people/").content.decode()
    assert again in as_nora.get("/team/people/").content.decode()


def test_roles_stand_one_above_another() -> None:
    ranks = [Role.READ_ONLY, Role.AGENT, Role.LEAD, Role.MANAGER, Role.ADMINISTRATOR]

    for place, role in enumerate(ranks):
        assert [other for other in ranks if is_above(role, other)] == ranks[:place]
