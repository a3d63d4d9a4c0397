"""The page of what is held on a person, and the API."""

from __future__ import annotations

from datetime import UTC, datetime

from django.test import Client

from rapport.customers.models import Person
from rapport.people.actions import make_token
from rapport.people.models import User
from rapport.privacy.models import Export
from rapport.privacy.worker import run_once
from rapport.tickets.models import Ticket

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_a_manager_makes_a_copy_and_fetches_it(
    client: Client, ticket: Ticket, dora: Person, ada: User
) -> None:
    client.force_login(ada)
    page = f"/customers/{dora.pk}/privacy/"
    client.post(page, {"export": "1"})
    assert run_once(NOW)
    assert not run_once(NOW)
    export = Export.objects.get()

    assert f"/exports/{export.pk}/" in client.get(page).content.decode()
    answer = client.get(f"/exports/{export.pk}/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


def test_a_copy_that_is_not_ready_is_not_found(client: Client, dora: Person, ada: User) -> None:
    client.force_login(ada)
    client.post(f"/customers/{dora.pk}/privacy/")

    assert client.get(f"/exports/{Export.objects.get().pk}/").status_code == 404


def test_a_program_makes_a_copy_and_fetches_it(client: Client, dora: Person, ada: User) -> None:
    secret = make_token(ada, by=ada).secret
    headers = {"Authorization": f"Bearer {secret}"}
    url = f"/api/v1/customers/{dora.pk}/export"

    assert client.get(url, headers=headers).status_code == 404
    assert client.post(url, headers=headers).status_code == 202
    run_once(NOW)
    assert client.get(url, headers=headers).json()["finished_at"]
    file = client.get(f"{url}/file", headers=headers)
    assert b"".join(file.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
