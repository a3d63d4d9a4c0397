"""The page of API tokens."""

from __future__ import annotations

import re

from django.test import Client

from rapport.people.actions import make_token
from rapport.people.models import ApiToken, User
from rapport.people.sign_in.tokens import admit_token

URL = "/settings/tokens/"


def test_a_token_is_shown_once(as_ben: Client, ben: User) -> None:
    page = as_ben.post(URL, {"name": "nightly", "scope": "read"}).content.decode()

    found = re.search(r'value="(rapport_[\w-]+)"', page)
    assert found
    assert admit_token(found[1]) == (ben, "read")
    again = as_ben.get(URL)
    assert "nightly" in again.content.decode()
    assert found[1] not in again.content.decode()
    assert "no-store" in again.headers["Cache-Control"]


def test_one_revokes_ones_own_and_nobody_elses(as_ben: Client, ben: User, bea: User) -> None:
    own, other = make_token(ben, name="mine", by=ben).row, make_token(bea, by=bea).row

    assert as_ben.post(f"{URL}{other.pk}/revocation/").status_code == 404
    assert as_ben.post(f"{URL}{own.pk}/revocation/").headers["Location"] == URL
    assert list(ApiToken.objects.in_force()) == [other]


def test_nonsense_is_told(as_ben: Client) -> None:
    assert as_ben.post(URL, {"name": "", "scope": "read"}).status_code == 422
    assert as_ben.post(URL, {"name": "x", "scope": "all"}).status_code == 422
    assert not ApiToken.objects.exists()


def test_a_stranger_signs_in_first(client: Client, ben: User) -> None:
    assert client.get(URL).status_code == 302
    assert client.post(f"{URL}1/revocation/").status_code == 302
