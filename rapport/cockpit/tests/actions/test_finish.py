"""Finishing what a colleague gave."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.cockpit.actions import finish, give
from rapport.cockpit.columns import columns
from rapport.cockpit.need import Need
from rapport.cockpit.tests.actions.conftest import LATER
from rapport.core.errors import NotAllowed
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.timeline.history import history


def test_it_returns_to_who_gave_it_while_it_is_there(need: Need, ada: User, ben: User) -> None:
    catch_up()
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)
    for _twice in range(2):
        aside = finish(aside, by=ben, at=LATER)

    assert [each.text for each in columns(ada, LATER)[0].needs] == [need.text]
    assert [line.sentence for line in history(aside)][1:] == [f"Ben Okafor finished “{need.text}”"]


def test_only_by_the_colleague(need: Need, ada: User, ben: User, bea: User) -> None:
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)
    for somebody in (ada, bea):
        with pytest.raises(NotAllowed):
            finish(aside, by=somebody, at=LATER)


def test_it_leaves_the_list_in_place(need: Need, ada: User, ben: User, as_ben: Client) -> None:
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)
    answer = as_ben.post(f"/given/{aside.pk}/completion/", headers={"HX-Request": "true"})
    assert "live:cockpit" in answer.headers["HX-Trigger"]

    over = {"HX-Request": "true", "HX-Target": "given-list"}
    left = as_ben.get("/given/", headers=over).content.decode()
    assert left.strip().startswith('<div id="given-list"')
    assert "Nothing has been given to you" in left


def test_the_page_does_it_and_a_stranger_finds_nothing(
    need: Need, ada: User, ben: User, as_ben: Client, as_cleo: Client, rosa: User
) -> None:
    aside = give(need, to=ben, text=need.text, by=ada, at=LATER)
    address = f"/given/{aside.pk}/completion/"

    assert as_cleo.post(address).status_code == 404
    reader = Client()
    reader.force_login(rosa, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert reader.post(address).status_code == 403
    page = as_ben.post(address, follow=True).content.decode()
    assert "Done. Ada sees it again if it still needs something." in page
    assert "Nothing has been given to you" in page
    assert as_ben.post("/given/0/completion/").status_code == 404
