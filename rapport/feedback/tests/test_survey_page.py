"""The survey as the customer sees it."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from rapport.core import clock
from rapport.feedback.actions import ask, plan
from rapport.feedback.links import link_to
from rapport.feedback.models import Response, SurveyRequest
from rapport.tickets.models import Resolution


@pytest.fixture
def address(resolution: Resolution) -> str:
    """Return the address in a mail sent just now, with score four chosen."""
    request = plan(resolution)
    assert request
    parts = urlsplit(link_to(ask(request, at=clock.now()), 4))
    return f"{parts.path}?{parts.query}"


def test_a_broken_link_does_not_lead_a_customer_to_our_sign_in(db: None, client: Client) -> None:
    answer = client.get("/survey/abc/")

    assert answer.status_code == 404
    assert "This link is incomplete." in answer.content.decode()
    assert "Go to the start page" not in answer.content.decode()


def test_opening_the_link_never_answers(client: Client, address: str) -> None:
    for _ in range(3):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200

    assert not Response.objects.exists()


def test_the_answer_from_the_mail_is_chosen(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    chosen = re.findall(r"<input[^>]*checked[^>]*>", html)
    assert len(chosen) == 1
    assert 'value="4"' in chosen[0]


def test_only_the_confirmation_counts(client: Client, address: str) -> None:
    answer = client.post(address, {"score": "5", "comment": "Thank you"}, follow=True)

    assert "Thank you" in answer.content.decode()
    assert Response.objects.get().score == 5


def test_nonsense_is_refused_with_a_sentence(client: Client, address: str) -> None:
    answer = client.post(address, {"score": "11"})

    assert answer.status_code == 422
    assert not Response.objects.exists()


def test_a_forged_link_leads_nowhere(client: Client, address: str, db: None) -> None:
    assert client.get("/survey/1:forged/").status_code == 404


def test_a_link_that_ran_out_says_so(client: Client, address: str) -> None:
    SurveyRequest.objects.update(expires_at=clock.now() - timedelta(days=1))

    assert "has expired" in client.get(address).content.decode()
    assert client.post(address, {"score": "5"}).status_code == 409
