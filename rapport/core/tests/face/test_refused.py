"""A form whose token is no longer valid."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User

WORDS = {"reply": "Dear Dora, please try again.", "to": "dora@nordwind.example"}
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def strict(ben: User) -> Client:
    """Return a browser of Ben's whose forms are checked."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_what_was_written_can_be_sent_again(strict: Client) -> None:
    answer = strict.post("/tickets/1/replies/", WORDS, headers=OURS)

    assert answer.status_code == 403
    page = answer.content.decode()
    assert "This page was open too long" in page
    assert "Dear Dora, please try again." in page
    assert 'name="to" value="dora@nordwind.example"' in page
    assert 'target="_blank"' not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
        {},
    ],
)
def test_nothing_of_another_site_is_offered(strict: Client, headers: dict[str, str]) -> None:
    answer = strict.post("/tickets/1/replies/", WORDS, headers=headers)

    assert answer.status_code == 403
    assert "Dear Dora" not in answer.content.decode()


def test_a_program_gets_json(strict: Client) -> None:
    answer = strict.post("/theme/", {}, headers={"Accept": "application/json"})

    assert answer.status_code == 403
    assert answer.json()["code"] == "page_too_old"


def test_htmx_gets_nothing_to_swap(strict: Client) -> None:
    answer = strict.post("/theme/", {}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.content) == (403, b"")
