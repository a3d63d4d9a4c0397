"""The page of the cockpit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rapport.cockpit import greeting
from rapport.insights.readers import catch_up
from rapport.metrics.errors import FactsNotReady
from rapport.people.models import User
from rapport.tickets.models import Ticket


def test_the_manager_begins_in_the_cockpit(as_ada: Client, ticket: Ticket) -> None:
    catch_up()
    html = as_ada.get("/").content.decode()

    assert "What do my customers need from me now?" in html
    assert ticket.subject in html
    assert "Ada." in html


def test_an_agent_begins_in_the_queue(as_ben: Client) -> None:
    assert as_ben.get("/").headers["Location"] == "/tickets/"
    assert as_ben.get("/cockpit/").status_code == 403


def test_a_stranger_is_led_to_the_sign_in(client: Client, ada: User) -> None:
    assert "/accounts/login/" in client.get("/").headers["Location"]


def test_a_new_desk_needs_a_mailbox_and_nothing_else(as_ada: Client) -> None:
    catch_up()
    html = as_ada.get("/cockpit/").content.decode()

    assert html.count("Nothing needs you here.") == 1
    assert "No mailbox is connected yet, so no customer can write to you." in html
    assert "This should not wait: No mailbox is connected" in html


def test_the_page_costs_the_same_for_one_and_for_many(
    as_ada: Client, ticket: Ticket, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    catch_up()
    as_ada.get("/cockpit/")
    with django_assert_max_num_queries(30):
        as_ada.get("/cockpit/")


def test_needs_are_shown_while_the_facts_are_counted(
    as_ada: Client, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_ready(*_: object) -> None:
        raise FactsNotReady("The figures are being rebuilt.")

    monkeypatch.setattr("rapport.cockpit.tiles.tile", not_ready)
    html = as_ada.get("/cockpit/").content.decode()

    assert ticket.subject in html
    assert "The figures are being rebuilt." in html


def test_the_day_stands_beside_the_greeting() -> None:
    assert greeting.date(datetime(2026, 11, 21, 9, 4, tzinfo=UTC)) == "Sat 21 Nov · 9:04"
