"""The API while the database refuses: a Problem, never a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from rapport.api.tests.conftest import Api
from rapport.people.models import User
from rapport.tickets.models import Ticket
from tests.failing import FAULTS, only_sqlite

pytestmark = [only_sqlite, pytest.mark.django_db(transaction=True)]
AGAIN = {"locked": "5", "full": "60", "read-only": "60"}


@pytest.fixture
def program(api: Api, ben: User) -> Client:
    client = api(ben)
    client.raise_request_exception = False
    return client


def words(size: int) -> str:
    return "It works again. " * size


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_written_is_a_problem_and_passes_later(
    program: Client, ticket: Ticket, fault: str
) -> None:
    address = f"/api/v1/tickets/{ticket.pk}/replies"
    body = {"body": words(5000)}
    before = ticket.messages.count()

    with FAULTS[fault]():
        answer = program.post(address, body, content_type="application/json")
        read = program.get(f"/api/v1/tickets/{ticket.pk}")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, AGAIN[fault])
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["code"] == "unavailable"
    assert read.status_code == 200, "what can be read is read"
    assert ticket.messages.count() == before
    assert program.post(address, body, content_type="application/json").status_code == 201


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def fail(*args: object, **named: object) -> None:
        raise ZeroDivisionError("no fault of the disk's")

    monkeypatch.setattr("rapport.api.tickets.user_of", fail)
    yield


def test_our_own_mistake_is_a_problem_too(program: Client, ticket: Ticket, broken: None) -> None:
    answer = program.get(f"/api/v1/tickets/{ticket.pk}")

    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert "ZeroDivision" not in answer.content.decode()
