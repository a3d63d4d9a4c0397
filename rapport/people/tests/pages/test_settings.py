"""The index of the settings."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rapport.people.models import User
from rapport.people.places.settings_pages import Page, Section, pages_for

YOURS = ["/settings/profile/", "/settings/password/", "/settings/second-step/", "/settings/tokens/"]


def test_everybody_sets_their_own(as_ben: Client) -> None:
    page = as_ben.get("/settings/").content.decode()

    assert all(f'href="{url}"' in page for url in YOURS)
    assert 'href="/settings/people/"' not in page
    assert 'href="/settings/teams/"' not in page


def test_a_manager_sets_the_desk_too(as_ada: Client) -> None:
    page = as_ada.get("/settings/").content.decode()

    assert 'href="/settings/people/"' in page
    assert 'href="/settings/teams/"' in page


def test_a_stranger_signs_in_first(client: Client, ben: User) -> None:
    assert client.get("/settings/").headers["Location"] == "/accounts/login/?next=/settings/"


@pytest.mark.parametrize("who", ["ada", "ben", "lea", "rosa", "nora"])
@pytest.mark.parametrize("section", ["you", "desk"])
def test_every_page_that_is_offered_opens(
    client: Client, request: pytest.FixtureRequest, who: str, section: Section
) -> None:
    user = request.getfixturevalue(who)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    offered = pages_for(user, section)
    for page in offered:
        assert client.get(reverse(page.url_name)).status_code == 200, page.url_name


def test_a_page_with_an_icon_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no icon"):
        Page("X", "x", "settings", icon="unicorn")
