"""The demonstration's postbox."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from rapport.demo.models import Demonstration
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Ticket


@pytest.fixture
def demonstration(db: None) -> Demonstration:
    until = datetime(2026, 3, 2, tzinfo=UTC)
    return Demonstration.objects.create(tickets=1, months=1, seed=1, until=until, finished_at=until)


def test_the_postbox_shows_what_customers_would_get(
    demonstration: Demonstration, ticket: Ticket, ben: User, as_ben: Client, as_cleo: Client
) -> None:
    reply(ticket, text="See https://desk.example/help", by=ben)
    html = as_ben.get("/demonstration/postbox/").content.decode()

    assert "dora@nordwind.example" in html
    assert '<a href="https://desk.example/help"' in html
    assert "dora@nordwind.example" not in as_cleo.get("/demonstration/postbox/").content.decode()


def test_a_real_desk_has_no_postbox(as_ben: Client) -> None:
    assert as_ben.get("/demonstration/postbox/").status_code == 404
    assert "Postbox" not in as_ben.get("/tickets/").content.decode()


def test_a_read_only_person_does_not_see_it(
    demonstration: Demonstration, rosa: User, client: Client
) -> None:
    client.force_login(rosa, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/demonstration/postbox/").status_code == 403


def test_a_banner_says_that_it_is_a_demonstration_and_leads_to_the_postbox(
    demonstration: Demonstration, as_ben: Client, client: Client, rosa: User
) -> None:
    assert "This is a demonstration." in as_ben.get("/tickets/").content.decode()
    as_ben.post("/banners/dismissal/", {"banner": "demonstration"})
    page = as_ben.get("/tickets/").content.decode()
    assert "This is a demonstration." not in page
    assert 'href="/demonstration/postbox/"' in page  # still in the menu with the name

    client.force_login(rosa, backend="django.contrib.auth.backends.ModelBackend")
    assert "postbox" not in client.get("/tickets/").content.decode()
