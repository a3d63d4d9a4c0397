"""The page of API tokens."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from conftest import MONDAY
from rapport.people.actions import make_token
from rapport.people.models import ApiToken, User
from rapport.people.sign_in.tokens import admit_token
from rapport.timeline.models import Event

URL = "/settings/tokens/"
EVERYBODYS = f"{URL}everybody/"


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


def test_a_new_token_expires_after_the_chosen_time(as_ben: Client, ben: User) -> None:
    as_ben.post(URL, {"name": "short", "scope": "read", "days": "30"})
    as_ben.post(URL, {"name": "usual", "scope": "read"})

    lasting = {token.name: token.expires_at - token.made_at for token in ApiToken.objects.all()}  # type: ignore[operator]
    assert lasting == {"short": timedelta(days=30), "usual": timedelta(days=90)}
    assert as_ben.post(URL, {"name": "x", "scope": "read", "days": "9999"}).status_code == 422


def test_an_expired_token_is_refused_and_shown_as_that(as_ben: Client, ben: User) -> None:
    issued = make_token(ben, name="old", days=30, by=ben, at=MONDAY)
    just_before = MONDAY + timedelta(days=30, seconds=-1)
    assert admit_token(issued.secret, at=just_before) == (ben, "write")

    assert admit_token(issued.secret, at=MONDAY + timedelta(days=30)) is None
    answer = as_ben.get("/api/v1/tickets", headers={"Authorization": f"Bearer {issued.secret}"})
    assert answer.status_code == 401
    assert "expired" in as_ben.get(URL).content.decode()


def test_an_administrator_sees_and_revokes_everybodys(
    as_nora: Client, ben: User, mailoutbox: list[EmailMessage]
) -> None:
    token = make_token(ben, name="nightly", by=ben).row
    page = as_nora.get(EVERYBODYS).content.decode()
    assert "nightly" in page
    assert ben.name in page

    for _again in range(2):
        answer = as_nora.post(f"{EVERYBODYS}{token.pk}/revocation/")
        assert answer.headers["Location"] == EVERYBODYS

    assert Event.objects.filter(kind="token.revoked").count() == 1
    (told,) = mailoutbox
    assert told.to == [ben.email]
    assert "“nightly” was revoked by somebody who manages the desk" in told.body


@pytest.mark.parametrize("who", ["ada", "lea", "ben"])
def test_nobody_else_sees_them(request: pytest.FixtureRequest, nora: User, who: str) -> None:
    token = make_token(nora, by=nora).row
    client = Client()
    client.force_login(request.getfixturevalue(who))

    assert client.get(EVERYBODYS).status_code == 403
    assert client.post(f"{EVERYBODYS}{token.pk}/revocation/").status_code == 403
    assert list(ApiToken.objects.in_force()) == [token]


def test_the_list_of_everybodys_is_paged(as_nora: Client, nora: User, ben: User) -> None:
    oldest = make_token(ben, name="oldest", by=ben).row
    for number in range(100):
        make_token(nora, name=f"script {number}", by=nora)

    first = as_nora.get(EVERYBODYS).content.decode()
    assert "oldest" not in first
    assert "oldest" in as_nora.get(f"{EVERYBODYS}?before={oldest.pk + 1}").content.decode()
    assert f"?before={oldest.pk + 1}" in first
