"""Bringing back what was set aside."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.cockpit.actions import bring_back, dismiss
from rapport.cockpit.columns import columns
from rapport.cockpit.need import Need
from rapport.cockpit.tests.actions.conftest import LATER
from rapport.core.errors import NotAllowed
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.timeline.history import history


def test_it_is_there_again_and_twice_changes_nothing(need: Need, ada: User) -> None:
    catch_up()
    aside = dismiss(need, reason="So.", by=ada, at=LATER)
    for _twice in range(2):
        aside = bring_back(aside, by=ada, at=LATER)

    assert [each.text for each in columns(ada, LATER)[0].needs] == [need.text]
    assert [line.sentence for line in history(aside)][1:] == [
        f"Ada Berg brought “{need.text}” back"
    ]


def test_only_by_the_person_who_set_it_aside(need: Need, ada: User, leo: User) -> None:
    aside = dismiss(need, reason="So.", by=ada, at=LATER)
    with pytest.raises(NotAllowed):
        bring_back(aside, by=leo, at=LATER)


def test_the_page_does_it_and_a_stranger_finds_nothing(
    need: Need, ada: User, leo: User, as_ada: Client, as_ben: Client
) -> None:
    aside = dismiss(need, reason="So.", by=ada, at=LATER)
    stranger = Client()
    stranger.force_login(leo, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/cockpit/aside/{aside.pk}/return/"

    assert stranger.post(address).status_code == 404
    assert as_ben.post(address).status_code == 403
    page = as_ada.post(address, follow=True).content.decode()
    assert "It is on your cockpit again, unless it has been settled." in page
    assert "Nothing is set aside" in page
    assert as_ada.post("/cockpit/aside/0/return/").status_code == 404
