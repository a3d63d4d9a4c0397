"""Taking up again what was called done."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.cockpit.actions import bring_back, finish, give, take_up
from rapport.cockpit.models import Aside
from rapport.cockpit.need import Need
from rapport.cockpit.tests.actions.conftest import LATER
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.timeline.history import history


def test_it_is_listed_again_and_twice_changes_nothing(need: Need, ada: User, ben: User) -> None:
    aside = finish(give(need, to=ben, text=need.text, by=ada, at=LATER), by=ben, at=LATER)
    for _twice in range(2):
        aside = take_up(aside, by=ben, at=LATER)

    assert list(Aside.objects.given_to(ben)) == [aside]
    assert [line.sentence for line in history(aside)][2:] == [
        f"Ben Okafor took “{need.text}” up again"
    ]


def test_only_by_the_colleague_and_not_what_was_taken_back(
    need: Need, ada: User, ben: User, bea: User
) -> None:
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)
    bring_back(aside, by=ada, at=LATER)
    for somebody in (ada, bea):
        with pytest.raises(NotAllowed):
            take_up(aside, by=somebody, at=LATER)
    with pytest.raises(Invalid, match="Ada has taken it back."):
        take_up(aside, by=ben, at=LATER)


def test_done_offers_to_undo_it(
    need: Need, ada: User, ben: User, as_ben: Client, as_cleo: Client, rosa: User
) -> None:
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)
    address = f"/given/{aside.pk}/return/"
    done = as_ben.post(f"/given/{aside.pk}/completion/", headers={"HX-Request": "true"})
    assert address in done.content.decode()

    assert as_cleo.post(address).status_code == 404
    reader = Client()
    reader.force_login(rosa, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert reader.post(address).status_code == 403
    page = as_ben.post(address, follow=True).content.decode()
    assert "It is yours again." in page
    assert f"/given/{aside.pk}/completion/" in page
