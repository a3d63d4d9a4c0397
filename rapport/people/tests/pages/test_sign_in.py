"""Signing in."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from rapport.people.actions import deactivate
from rapport.people.models import User

URL = "/accounts/login/"
RIGHT = "rapport-test"


@pytest.fixture(autouse=True)
def no_limits_of_earlier_tests(db: None) -> None:
    cache.clear()


def test_with_address_and_password_one_is_in(client: Client, ben: User) -> None:
    answer = client.post(URL, {"login": " Ben.Okafor@DESK.example ", "password": RIGHT})

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"
    assert client.get("/settings/").status_code == 200


def test_one_goes_on_where_one_was_going(client: Client, ben: User) -> None:
    asked = client.get("/settings/tokens/")
    assert asked.headers["Location"] == "/accounts/login/?next=/settings/tokens/"

    page = client.get(asked.headers["Location"])
    assert b'name="next" value="/settings/tokens/"' in page.content
    answer = client.post(URL, {"login": ben.email, "password": RIGHT, "next": "/settings/tokens/"})
    assert answer.headers["Location"] == "/settings/tokens/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_nobody_is_led_elsewhere(client: Client, ben: User, elsewhere: str) -> None:
    answer = client.post(URL, {"login": ben.email, "password": RIGHT, "next": elsewhere})

    assert answer.headers["Location"] == "/"


def test_a_wrong_password_is_told_without_saying_which_was_wrong(client: Client, ben: User) -> None:
    known = client.post(URL, {"login": ben.email, "password": "wrong"}).content.decode()
    unknown = client.post(URL, {"login": "no@desk.example", "password": "wrong"}).content.decode()

    sentence = "The email address or the password is wrong."
    assert sentence in known
    assert sentence in unknown
    assert client.get("/settings/").status_code == 302


def test_whose_place_is_closed_is_told_so_only_with_the_right_password(
    client: Client, ben: User, ada: User
) -> None:
    deactivate(ben, by=ada)

    right = client.post(URL, {"login": ben.email, "password": RIGHT}, follow=True)
    assert "Your account at this desk has been deactivated" in right.content.decode()
    wrong = client.post(URL, {"login": ben.email, "password": "wrong"})
    assert "place at this desk" not in wrong.content.decode()
    assert client.get("/settings/").status_code == 302


@pytest.mark.parametrize("path", ["signup/", "email/", "confirm-email/", "login/code/confirm/"])
def test_doors_that_a_desk_does_not_need_are_not_there(
    client: Client, ada: User, path: str
) -> None:
    assert client.get(f"/accounts/{path}").status_code == 404


def test_signing_out_needs_a_form(as_ben: Client) -> None:
    assert as_ben.get("/accounts/logout/").status_code == 200
    assert as_ben.get("/settings/").status_code == 200

    answer = as_ben.post("/accounts/logout/")
    assert answer.headers["Location"] == URL
    assert as_ben.get("/settings/").status_code == 302


def test_a_program_is_told_in_json(client: Client, ada: User) -> None:
    answer = client.get("/settings/", headers={"Accept": "application/json"})

    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"


def test_a_fragment_is_refused_and_its_page_stays(client: Client, ada: User) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/tickets/42/?x=1"}
    answer = client.get("/settings/", headers=headers)

    assert answer.status_code == 401
    assert "HX-Redirect" not in answer.headers
    assert answer.content == b""


def test_a_form_without_words_leads_back_to_its_page(client: Client, ada: User) -> None:
    before = {"Referer": "http://testserver/settings/profile/?x=1"}
    answer = client.post("/settings/profile/", {"theme": "dark"}, headers=before)

    assert answer.headers["Location"] == "/accounts/login/?next=/settings/profile/%3Fx%3D1"
    elsewhere = {"Referer": "https://evil.example/"}
    answer = client.post("/settings/profile/", {"theme": "dark"}, headers=elsewhere)
    assert answer.headers["Location"] == "/accounts/login/?next=/"


def test_what_was_written_is_shown_to_be_sent_again(client: Client, ada: User) -> None:
    words = {"reply": "Dear Dora,\nplease <b>try</b> again.", "seen": "7"}
    answer = client.post("/tickets/1/replies/", words)

    assert answer.status_code == 401
    page = answer.content.decode()
    assert "You have been signed out" in page
    assert '<form class="form" method="post">' in page
    assert "please &lt;b&gt;try&lt;/b&gt; again." in page
    assert '<input type="hidden" name="seen" value="7">' in page


def test_secrets_are_never_shown(client: Client, ada: User) -> None:
    answer = client.post("/settings/profile/", {"name": "Ada of Oslo", "password": "a b c"})

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("ben.okafor@desk.example", RIGHT),
        ("ben.okafor@desk.example", "wrong"),
        ("nobody@desk.example", "wrong"),
        ("bea.lund@desk.example", RIGHT),
    ],
    ids=["right", "wrong", "unknown", "deactivated"],
)
def test_a_password_is_hashed_once_whoever_comes(
    client: Client,
    ben: User,
    bea: User,
    monkeypatch: pytest.MonkeyPatch,
    login: str,
    password: str,
) -> None:
    """More often would cost each thread a second; not at all would tell who works here."""
    User.objects.filter(pk=bea.pk).update(is_active=False)
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    client.post(URL, {"login": login, "password": password})

    assert hashed == [password]


def test_whoever_signs_in_gets_another_session(client: Client, ben: User) -> None:
    session = client.session
    session["kept"] = "before"
    session.save()
    before = str(session.session_key)
    client.cookies[settings.SESSION_COOKIE_NAME] = before

    client.post(URL, {"login": ben.email, "password": RIGHT})

    after = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert after != before
    assert not Session.objects.filter(pk=before).exists()
