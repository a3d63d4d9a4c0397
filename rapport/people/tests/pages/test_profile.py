"""One's own profile."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from rapport.people.models import User

URL = "/settings/profile/"
GOOD = {"name": "Ben Okafor", "timezone": "Africa/Lagos", "language": "de", "theme": "dark"}


def test_one_changes_ones_own(as_ben: Client, ben: User) -> None:
    answer = as_ben.post(URL, GOOD)

    assert answer.headers["Location"] == URL
    assert answer.cookies["theme"].value == "dark"
    ben.refresh_from_db()
    assert (ben.timezone, ben.language, ben.theme) == ("Africa/Lagos", "de", "dark")


def test_emails_about_what_was_given_can_be_turned_off(as_ben: Client, ben: User) -> None:
    assert 'name="hears_by_mail"' in as_ben.get(URL).content.decode()
    as_ben.post(URL, {**GOOD, "hears_by_mail": "on"})
    ben.refresh_from_db()
    assert ben.hears_by_mail
    as_ben.post(URL, GOOD)
    ben.refresh_from_db()
    assert not ben.hears_by_mail


def test_pages_speak_the_chosen_language(as_ben: Client) -> None:
    assert '<html lang="en"' in as_ben.get(URL).content.decode()
    as_ben.post(URL, GOOD)
    page = as_ben.get(URL, headers={"Accept-Language": "en"}).content.decode()

    assert '<html lang="de"' in page
    assert 'data-theme="dark"' in page


@pytest.mark.parametrize(
    ("stored", "shown"), [("Asia/Calcutta", "Asia/Kolkata"), ("Etc/GMT-3", "Etc/GMT-3")]
)
def test_a_stored_zone_is_shown_under_its_current_name(
    as_ben: Client, ben: User, stored: str, shown: str
) -> None:
    User.objects.filter(pk=ben.pk).update(timezone=stored)
    page = as_ben.get(URL).content.decode()

    assert re.search(rf'<option value="{shown}"[^>]* selected|selected[^>]* value="{shown}"', page)
    assert as_ben.post(URL, {**GOOD, "timezone": stored}).status_code == 302
    ben.refresh_from_db()
    assert ben.timezone == shown


def test_nonsense_is_told(as_ben: Client, ben: User) -> None:
    for nonsense in ({"name": " "}, {"timezone": "Mars/Base"}, {"theme": "pink"}):
        assert as_ben.post(URL, {**GOOD, **nonsense}).status_code == 422
    ben.refresh_from_db()
    assert ben.timezone == "UTC"


def test_a_stranger_signs_in_first(client: Client, ben: User) -> None:
    assert client.get(URL).status_code == 302
    # Their words are kept for them to send again (test_sign_in); here nothing was changed.
    assert client.post(URL, GOOD).status_code == 401
    chosen = {**GOOD, "name": "Ben"}
    assert client.post(URL, chosen).headers["Location"] == "/accounts/login/?next=/"
    ben.refresh_from_db()
    assert ben.timezone == "UTC"


def test_signing_out_everywhere_else_keeps_this_browser(as_ben: Client, ben: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert as_ben.get("/settings/profile/sessions/").status_code == 405
    assert as_ben.post("/settings/profile/sessions/").headers["Location"] == URL

    assert as_ben.get(URL).status_code == 200
    assert elsewhere.get(URL).status_code == 302
