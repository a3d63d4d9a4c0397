"""Pages while the database refuses, and what was typed on them."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from rapport.people.models import User
from rapport.tickets.models import Ticket
from tests.failing import FAULTS, locked, only_sqlite

pytestmark = [only_sqlite, pytest.mark.django_db(transaction=True)]
WORDS = "Dear Dora, the export works again. " * 3000
TOKEN = "6f1c2c40-3c55-4d4f-9a6c-5d2f6ad1c0de"
OURS = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def at_work(ben: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def reply(ticket: Ticket) -> str:
    return f"/tickets/{ticket.pk}/replies/"


def form(ticket: Ticket) -> dict[str, object]:
    latest = ticket.messages.order_by("-pk").values_list("pk", flat=True)[0]
    return {"reply": WORDS, "note": "", "cc": "", "seen": latest, "token": TOKEN}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_reply_comes_back_to_be_sent_again(at_work: Client, ticket: Ticket, fault: str) -> None:
    with FAULTS[fault]():
        answer = at_work.post(reply(ticket), form(ticket), headers=OURS)
        page = answer.content.decode()
        shown = at_work.get(f"/tickets/{ticket.pk}/")

    assert (answer.status_code, int(answer.headers["Retry-After"]) > 0) == (503, True)
    assert "Not available right now" in page
    assert WORDS.strip() in page
    assert f'name="token" value="{TOKEN}"' in page
    assert "Send it again" in page
    assert shown.status_code == 200, "readers go on"
    assert at_work.post(reply(ticket), form(ticket), headers=OURS).status_code == 302
    assert ticket.messages.filter(text__startswith="Dear Dora").count() == 1


def test_a_page_of_another_site_gets_nothing_back(at_work: Client, ticket: Ticket) -> None:
    with locked():
        answer = at_work.post(reply(ticket), form(ticket), headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 503
    assert "Dear Dora" not in answer.content.decode()


def test_htmx_gets_a_line_and_the_page_stays(at_work: Client, ticket: Ticket) -> None:
    with locked():
        answer = at_work.post(reply(ticket), form(ticket), headers={**OURS, "HX-Request": "true"})

    assert answer.status_code == 503
    assert answer.headers["HX-Retarget"] == "#toasts"
    assert "the desk is busy" in answer.content.decode().lower()


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_the_answer_needs_no_database(
    at_work: Client, monkeypatch: pytest.MonkeyPatch, accept: str
) -> None:
    """The connection is lost in the middleware, before any page."""
    psycopg = pytest.importorskip("psycopg")

    def lose(*args: object, **named: object) -> None:
        raise OperationalError("it has gone") from psycopg.OperationalError("it has gone")

    with monkeypatch.context() as patch:
        patch.setattr("django.db.backends.utils.CursorWrapper.execute", lose)
        answer = at_work.get("/tickets/", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    said = answer.content.decode()
    assert "Try again" in said
    assert ("<html" in said) is (accept == "text/html")
    assert "it has gone" not in said
