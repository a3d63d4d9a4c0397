"""Invitations, from the first link to the first morning."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from pytest_django import Settings

from rapport.core import clock
from rapport.people.actions import invite
from rapport.people.models import Invitation, Team, User

FAY = {"name": "Fay Adler", "password": "a lamp on the desk", "timezone": "Europe/Vienna"}

NEW = "/team/people/invitations/new/"


def _link() -> str:
    link = next(word for word in mail.outbox[-1].body.split() if "/invitations/" in word)
    return link.removeprefix(settings.BASE_URL)


def test_a_manager_invites_and_the_invited_comes_in(
    as_ada: Client, support: Team, client: Client
) -> None:
    answer = as_ada.post(
        NEW,
        {"email": "Fay@desk.example", "role": "lead", "teams": [support.pk]},
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"{settings.BASE_URL}{_link()}" in page
    (sent,) = mail.outbox
    assert sent.to == ["fay@desk.example"]
    assert "Ada Berg invites you to join the desk as Team lead" in sent.body
    assert "fay@desk.example" in as_ada.get("/team/people/").content.decode()

    shown = client.get(_link())
    assert "You will sign in as fay@desk.example" in shown.content.decode()
    assert client.post(_link(), FAY).headers["Location"] == "/"
    assert client.get("/team/people/").status_code == 200
    fay = User.objects.get(email="fay@desk.example")
    assert fay.role == "lead"
    assert fay.team_ids == {support.pk}
    assert Client().get(_link()).status_code == 404


def test_only_managers_see_the_form(
    client: Client, as_ben: Client, lea: User, support: Team
) -> None:
    client.force_login(lea, backend="allauth.account.auth_backends.AuthenticationBackend")
    for visitor in (as_ben, client):
        assert visitor.get(NEW).status_code == 403
        answer = visitor.post(NEW, {"email": "x@y.example", "role": "agent"})
        assert answer.status_code == 403
    assert not Invitation.objects.exists()


def test_a_manager_is_not_offered_to_make_administrators(as_ada: Client, as_nora: Client) -> None:
    url = NEW
    assert 'value="administrator"' not in as_ada.get(url).content.decode()
    assert 'value="administrator"' in as_nora.get(url).content.decode()
    answer = as_ada.post(url, {"email": "x@y.example", "role": "administrator"})
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_what_is_refused_is_told_beside_the_form(as_ada: Client, ben: User) -> None:
    answer = as_ada.post(NEW, {"email": ben.email, "role": "agent"})

    assert answer.status_code == 422
    assert "Ben Okafor already works here." in answer.content.decode()


@pytest.mark.parametrize(
    "backend",
    [
        "rapport.people.tests.pages.test_reset.Refusing",
        "rapport.channels.email.sending.backend.DefaultMailboxBackend",
    ],
)
def test_without_a_mailbox_the_link_is_passed_on_by_hand(
    as_ada: Client, settings: Settings, backend: str
) -> None:
    settings.EMAIL_BACKEND = backend

    page = as_ada.post(NEW, {"email": "fay@desk.example", "role": "agent"}).content.decode()
    assert "The email could not be sent" in page
    assert f"{settings.BASE_URL}/invitations/" in page


def test_sending_again_makes_the_old_link_dead(as_ada: Client, ada: User) -> None:
    first = invite("fay@desk.example", role="agent", by=ada)

    as_ada.post(f"/team/people/invitations/{first.row.pk}/again/")

    assert Client().get(f"/invitations/{first.secret}/").status_code == 404
    assert Client().get(_link()).status_code == 200


def test_withdrawing(as_ada: Client, as_ben: Client, ada: User) -> None:
    issued = invite("fay@desk.example", role="agent", by=ada)
    url = f"/team/people/invitations/{issued.row.pk}/withdrawal/"

    assert as_ben.post(url).status_code == 403
    assert as_ada.post(url).headers["Location"] == "/team/people/"
    assert Client().get(f"/invitations/{issued.secret}/").status_code == 404
    assert as_ada.post("/team/people/invitations/999/again/").status_code == 404


@pytest.mark.django_db
def test_no_secret_but_the_right_one_opens(ada: User) -> None:
    invite("fay@desk.example", role="agent", by=ada, at=clock.now() - timedelta(days=8))
    digest = Invitation.objects.get().digest

    answer = Client().get(f"/invitations/{digest}/")
    assert answer.status_code == 404
    assert "Ask whoever invited you for a new one" in answer.content.decode()


def test_a_weak_password_keeps_the_place_open(ada: User, client: Client) -> None:
    issued = invite("fay@desk.example", role="agent", by=ada)
    answer = client.post(f"/invitations/{issued.secret}/", {**FAY, "password": "1234567890"})

    assert answer.status_code == 422
    assert "too common" in answer.content.decode()
    assert client.get(f"/invitations/{issued.secret}/").status_code == 200
