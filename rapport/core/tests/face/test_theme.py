"""The choice of a theme."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User

pytestmark = pytest.mark.django_db


def test_a_choice_is_kept_and_leads_back(client: Client) -> None:
    came_from = "http://testserver/styleguide/?x=1"

    answer = client.post("/theme/", {"theme": "dark"}, headers={"Referer": came_from})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/styleguide/?x=1")
    assert 'data-theme="dark"' in client.get("/styleguide/").content.decode()


def test_as_my_system_takes_the_choice_back(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})
    client.post("/theme/", {"theme": "system"})

    assert "<html" in (page := client.get("/styleguide/").content.decode())
    assert "data-theme=" not in page.split("<body", 1)[0]


def test_nobody_is_led_to_a_foreign_site(client: Client) -> None:
    answer = client.post(
        "/theme/", {"theme": "light"}, headers={"Referer": "https://evil.example/"}
    )

    assert answer.headers["Location"] == "/"


def test_an_unknown_theme_is_refused_with_a_sentence(client: Client) -> None:
    refused = client.post("/theme/", {"theme": "sepia"})

    assert refused.status_code == 422
    assert "Choose light, dark, or the same as your system." in refused.content.decode()


def test_the_profile_decides_where_the_browser_does_not(as_ada: Client, ada: User) -> None:
    ada.theme = "dark"
    ada.save()

    assert 'data-theme="dark"' in as_ada.get("/styleguide/").content.decode()
    as_ada.post("/theme/", {"theme": "light"})
    assert 'data-theme="light"' in as_ada.get("/styleguide/").content.decode()
