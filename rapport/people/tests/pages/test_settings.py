"""The index of the settings."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from rapport.people.models import User
from rapport.people.places.settings_pages import SECTIONS, Page, Section, pages_for

YOURS = ["/settings/profile/", "/settings/password/", "/settings/second-step/", "/settings/tokens/"]


def test_everybody_sets_their_own(as_ben: Client) -> None:
    page = as_ben.get("/settings/").content.decode()

    assert all(f'href="{url}"' in page for url in YOURS)
    assert 'href="/settings/queues/"' not in page


def test_a_manager_sets_the_desk_too(as_ada: Client) -> None:
    page = as_ada.get("/settings/").content.decode()

    assert 'href="/settings/queues/"' in page
    assert 'href="/settings/mailboxes/"' in page


def test_people_and_teams_are_no_settings(as_ada: Client) -> None:
    page = as_ada.get("/settings/").content.decode()
    main = page[page.index("<main") :]

    assert "/team/" not in main


def test_a_stranger_signs_in_first(client: Client, ben: User) -> None:
    assert client.get("/settings/").headers["Location"] == "/accounts/login/?next=/settings/"


@pytest.mark.parametrize("who", ["ada", "ben", "lea", "rosa", "nora"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_page_that_is_offered_opens(
    client: Client, request: pytest.FixtureRequest, who: str, section: Section
) -> None:
    user = request.getfixturevalue(who)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    offered = pages_for(user, section)
    for page in offered:
        assert client.get(reverse(page.url_name)).status_code == 200, page.url_name


def test_a_page_with_an_icon_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no icon"):
        Page("X", "x", "settings", icon="unicorn")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("signature", "Queues"),
        ("password", "Password"),
        ("HOLIDAY", "Business calendars"),
        ("time zone", "Profile"),
        ("2fa", "Second step"),
        ("smtp server", "Mailboxes"),
    ],
)
def test_a_setting_is_found_by_what_it_says(as_ada: Client, words: str, first: str) -> None:
    page = as_ada.get("/settings/", {"q": words}).content.decode()
    main = page[page.index("<main") :]

    assert re.findall(r'class="row-link"[^>]*>([^<]+)<', main)[0] == first


def test_the_field_that_is_meant_is_named(as_ada: Client) -> None:
    page = as_ada.get("/settings/", {"q": "smtp"}).content.decode()

    assert "SMTP server · SMTP port · SMTP connection" in page


def test_nobody_finds_a_setting_that_is_not_theirs(as_ben: Client) -> None:
    page = as_ben.get("/settings/", {"q": "smtp"}).content.decode()

    assert "No setting has these words" in page
    assert 'href="/team/people/"' not in page[page.index("<main") :]


@pytest.mark.parametrize("nonsense", ["<b>", "%", "x" * 300, "☹"])
def test_nonsense_finds_nothing_and_says_what_to_do(as_ada: Client, nonsense: str) -> None:
    page = as_ada.get("/settings/", {"q": nonsense}).content.decode()

    assert "No setting has these words" in page
    assert '<a class="button" href="/team/people/">People and teams</a>' in page
    assert "<b>" not in page


def test_the_menu_beside_a_page_marks_it_and_is_searched_by_itself(as_ada: Client) -> None:
    page = as_ada.get("/settings/queues/new/").content.decode()
    htmx = {"HX-Request": "true", "HX-Target": "settings-list"}
    found = as_ada.get("/settings/", {"q": "signature"}, headers=htmx).content.decode()
    everything = as_ada.get("/settings/", {"q": ""}, headers=htmx).content.decode()

    assert 'href="/settings/queues/" aria-current="true"' in page
    assert found.lstrip().startswith('<div id="settings-list">')
    assert "Signature" in found
    assert "<main" not in found
    assert 'href="/settings/mailboxes/"' in everything


def test_in_german_it_is_found_by_german_words(as_ada: Client, ada: User) -> None:
    ada.language = "de"
    ada.save()
    page = as_ada.get("/settings/", {"q": "schlussel"}).content.decode()

    assert "Mailschlüssel" in page


@pytest.mark.parametrize(
    ("words", "first"),
    [("passwrt", "Password"), ("pasword", "Password"), ("kalendar", "Business calendars")],
)
def test_a_slip_of_the_fingers_is_understood(as_ada: Client, words: str, first: str) -> None:
    page = as_ada.get("/settings/", {"q": words}).content.decode()

    assert found_in(page)[0] == first
    assert "These come closest." in page


@pytest.mark.parametrize(
    ("words", "first"), [("passwort", "Password"), ("Feiertage", "Business calendars")]
)
def test_words_of_the_other_language_are_understood(as_ada: Client, words: str, first: str) -> None:
    page = as_ada.get("/settings/", {"q": words}).content.decode()

    assert found_in(page)[0] == first
    assert "These come closest." not in page


def test_where_no_page_has_every_word_those_with_some_are_shown(as_ada: Client) -> None:
    page = as_ada.get("/settings/", {"q": "passkeys zzz"}).content.decode()

    assert found_in(page) == ["Second step"]
    assert "These come closest." in page


def test_whoever_looks_for_a_team_is_led_there(as_ada: Client, as_ben: Client) -> None:
    page = as_ada.get("/settings/", {"q": "team"}).content.decode()

    assert {"People and load", "Teams"} <= set(found_in(page))
    assert 'href="/team/people/"' in page[page.index("<main") :]
    hidden = as_ben.get("/settings/", {"q": "teams"}).content.decode()
    assert "Teams" not in found_in(hidden)


def found_in(page: str) -> list[str]:
    """Return the names of the pages that were found, in order."""
    main = page[page.index("<main") :]
    return re.findall(r'class="row-link"[^>]*>([^<]+)<', main)
