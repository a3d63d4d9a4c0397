"""The address at which open pages ask who is signed in."""

from __future__ import annotations

from django.test import Client

from rapport.people.models import User

JSON = {"Accept": "application/json"}


def test_it_names_the_person_and_gives_a_token(as_ben: Client, ben: User) -> None:
    answer = as_ben.get("/session/", headers=JSON)

    assert answer.json()["user"] == ben.pk
    assert answer.json()["name"] == "Ben Okafor"
    assert len(answer.json()["token"]) == 64
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_token_is_one_that_forms_can_use(ben: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    token = client.get("/session/", headers=JSON).json()["token"]

    refused = client.post("/theme/", {"theme": "dark"})
    assert refused.status_code == 403
    taken = client.post("/theme/", {"theme": "dark", "csrfmiddlewaretoken": token})
    assert taken.status_code == 302


def test_a_stranger_gets_401(client: Client, ada: User) -> None:
    answer = client.get("/session/", headers=JSON)

    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"
