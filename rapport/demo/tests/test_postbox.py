"""The demonstration's postbox."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from rapport.channels import outbox
from rapport.channels.notices import sending
from rapport.channels.notices.actions import notify
from rapport.core import clock
from rapport.demo.models import Demonstration
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Outgoing, Ticket


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


def test_a_picture_stands_by_its_name_as_in_the_mail(
    demonstration: Demonstration, ticket: Ticket, ben: User, as_ben: Client
) -> None:
    reply(ticket, text="Like this:", by=ben)
    Outgoing.objects.update(text="Like this: ![shot.png](picture:feca9ee7bd70)")
    html = as_ben.get("/demonstration/postbox/").content.decode()

    assert "Like this: [shot.png]" in html
    assert "feca9ee7bd70" not in html


def test_a_real_desk_has_no_postbox(as_ben: Client) -> None:
    assert as_ben.get("/demonstration/postbox/").status_code == 404
    assert "Postbox" not in as_ben.get("/tickets/").content.decode()


def test_a_read_only_person_does_not_see_it(
    demonstration: Demonstration, rosa: User, client: Client
) -> None:
    client.force_login(rosa, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/demonstration/postbox/").status_code == 403


def test_a_banner_says_that_it_is_a_demonstration_and_leads_to_the_postbox(
    demonstration: Demonstration, as_ben: Client, client: Client, rosa: User
) -> None:
    assert "This is a demonstration." in as_ben.get("/tickets/").content.decode()
    as_ben.post("/banners/dismissal/", {"banner": "demonstration"})
    page = as_ben.get("/tickets/").content.decode()
    assert "This is a demonstration." not in page
    assert 'href="/demonstration/postbox/"' in page  # still in the menu with the name

    client.force_login(rosa, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "postbox" not in client.get("/tickets/").content.decode()


def test_what_is_sent_is_delivered_into_the_postbox_though_no_mailbox_is_connected(
    demonstration: Demonstration, ticket: Ticket, ben: User, as_ben: Client
) -> None:
    reply(ticket, text="It comes on Tuesday.", by=ben)

    assert outbox.send_due(clock.now())

    outgoing = Outgoing.objects.get()
    assert outgoing.state == Outgoing.State.SENT
    assert outgoing.external_id.endswith("@demonstration.invalid")
    assert "not sent yet" not in as_ben.get(f"/tickets/{ticket.pk}/").content.decode()


def test_what_waited_for_a_mailbox_goes_into_the_postbox_later(ticket: Ticket, ben: User) -> None:
    reply(ticket, text="It comes on Tuesday.", by=ben)
    outbox.send_due(clock.now())
    until = datetime(2026, 3, 2, tzinfo=UTC)
    Demonstration.objects.create(tickets=1, months=1, seed=1, until=until, finished_at=until)

    outbox.send_due(clock.now())
    outbox.send_due(clock.now())

    outgoing = Outgoing.objects.get()
    assert outgoing.state == Outgoing.State.SENT


def test_a_notice_to_a_colleague_stays_here_too(demonstration: Demonstration, ada: User) -> None:
    notice = notify(ada, subject="S", text="T", at=clock.now())

    assert sending.send_due(clock.now())

    notice.refresh_from_db()
    assert notice.state == notice.State.SENT


def test_what_colleagues_would_get_is_shown_to_them_and_whoever_runs_the_desk(
    demonstration: Demonstration, ben: User, as_ben: Client, as_ada: Client, as_cleo: Client
) -> None:
    notify(ben, subject="Ada gave you: 2 low ratings", text="See /given/", at=clock.now())

    for reader in (as_ben, as_ada):
        page = reader.get("/demonstration/postbox/").content.decode()
        assert "Ada gave you: 2 low ratings" in page
        assert "notice to a colleague" in page and f"to {ben.email}" in page
    assert "Ada gave" not in as_cleo.get("/demonstration/postbox/").content.decode()
