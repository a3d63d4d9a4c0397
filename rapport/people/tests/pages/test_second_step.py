"""Authenticator apps: turned on, used, replaced by codes, turned off."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client

from rapport.people.models import User
from rapport.timeline.models import Event

RIGHT = "rapport-test"
ACTIVATE = "/settings/second-step/app/"


@pytest.fixture(autouse=True)
def no_limits_of_earlier_tests(db: None) -> None:
    cache.clear()


def code_of(secret: str, at: float | None = None) -> str:
    """Return the code an app would show (RFC 6238: HMAC-SHA-1, 30 seconds, six digits)."""
    counter = int((at or time.time()) // 30).to_bytes(8, "big")
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0xF
    return f"{(int.from_bytes(digest[offset : offset + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def test_the_codes_of_the_rfc() -> None:
    # RFC 6238, appendix B, whose codes have eight digits: these are their last six.
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert code_of(secret, 59) == "287082"
    assert code_of(secret, 1111111109) == "081804"


def _sign_in(client: Client, ben: User) -> str:
    answer = client.post("/accounts/login/", {"login": ben.email, "password": RIGHT})
    return str(answer.headers["Location"])


def _confirm(client: Client) -> None:
    client.post("/accounts/again/", {"password": RIGHT})


def _turn_on(client: Client) -> str:
    _confirm(client)
    page = client.get(ACTIVATE).content.decode()
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found
    secret = found[1].replace(" ", "")
    answer = client.post(ACTIVATE, {"code": code_of(secret)})
    assert answer.headers["Location"] == "/settings/second-step/codes/"
    return secret


def _recovery_codes(client: Client) -> list[str]:
    page = client.get("/settings/second-step/codes/").content.decode()
    return re.findall(r"<li><code>(\d+)</code></li>", page)


def test_the_password_is_asked_again_before_anything_changes(client: Client, ben: User) -> None:
    _sign_in(client, ben)

    answer = client.get(ACTIVATE)
    assert answer.headers["Location"].startswith("/accounts/again/?next=")


def test_with_the_app_on_the_password_alone_opens_nothing(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    secret = _turn_on(client)
    client.post("/accounts/logout/")
    # The code that turned it on is used up; a wrong one is refused, one of the next half minute
    # fits.
    assert _sign_in(client, ben) == "/accounts/login/second-step/"
    assert client.get("/settings/").status_code == 302

    wrong = client.post("/accounts/login/second-step/", {"code": "000000"})
    assert "The code is wrong" in wrong.content.decode()
    code = code_of(secret, time.time() + 30)
    right = client.post("/accounts/login/second-step/", {"code": code})
    assert right.headers["Location"] == "/"
    assert client.get("/settings/").status_code == 200


def test_a_code_is_good_for_once(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    secret = _turn_on(client)
    code = code_of(secret, time.time() + 30)
    for expected in ("/settings/", ""):
        other = Client()
        _sign_in(other, ben)
        other.post("/accounts/login/second-step/", {"code": code})
        assert (other.get("/settings/").status_code == 200) == bool(expected)


def test_its_secret_is_sealed_in_the_database(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    secret = _turn_on(client)

    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert "gAAAA" in stored


def test_a_recovery_code_lets_one_in_once(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    _turn_on(client)
    codes = _recovery_codes(client)
    assert len(codes) == 10

    for expected in (200, 302):
        other = Client()
        _sign_in(other, ben)
        other.post("/accounts/login/second-step/", {"code": codes[0]})
        assert other.get("/settings/").status_code == expected
    assert len(_recovery_codes(client)) == 9
    saved = client.get("/settings/second-step/codes/file/").content.decode()
    assert saved.split() == codes[1:]


def test_new_recovery_codes_replace_the_old(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    _turn_on(client)
    old = _recovery_codes(client)

    client.post("/settings/second-step/codes/new/")

    assert not set(old) & set(_recovery_codes(client))


@pytest.mark.django_db(transaction=True)
def test_turning_it_off(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    _turn_on(client)
    client.post("/settings/second-step/app/off/")

    assert not Authenticator.objects.exists()
    other = Client()
    assert _sign_in(other, ben) == "/"
    subjects = [each.subject for each in mail.outbox]
    assert subjects == [
        "The authenticator app was turned on",
        "The authenticator app was turned off",
    ]


def _told() -> list[str]:
    return [event.kind for event in Event.objects.order_by("pk") if event.kind in OF_THE_STEP]


OF_THE_STEP = {
    f"user.{what}"
    for what in ("app_added", "app_removed", "passkey_removed", "codes_made", "codes_removed")
}


def test_each_change_leaves_its_event(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    _turn_on(client)
    assert _told() == ["user.app_added", "user.codes_made"]
    client.post("/settings/second-step/codes/new/")
    assert _told()[2:] == ["user.codes_made"]
    client.post("/settings/second-step/app/off/")
    assert _told()[3:] == ["user.app_removed", "user.codes_removed"]

    assert {(event.by_id, event.subject_id) for event in Event.objects.all()} == {(ben.pk, ben.pk)}


def test_a_wrong_code_leaves_none(client: Client, ben: User) -> None:
    _sign_in(client, ben)
    _confirm(client)
    client.get(ACTIVATE)
    client.post(ACTIVATE, {"code": "000000"})

    assert _told() == []
    assert not Authenticator.objects.exists()
