"""The page of the cockpit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rapport.cockpit import greeting
from rapport.insights.readers import catch_up
from rapport.metrics.errors import FactsNotReady
from rapport.people.models import FirstRun, User
from rapport.people.models.first_run import ONLY
from rapport.people.roles import Role
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


def test_whoever_only_reads_begins_with_the_figures(as_ben: Client, ben: User) -> None:
    User.objects.filter(pk=ben.pk).update(role=Role.READ_ONLY)

    assert as_ben.get("/").headers["Location"] == "/metrics/"


def test_a_stranger_is_led_to_the_sign_in(client: Client, ada: User) -> None:
    assert "/accounts/login/" in client.get("/").headers["Location"]


def test_a_new_desk_says_once_what_it_needs_where_the_step_is(ada: User, as_ada: Client) -> None:
    FirstRun.objects.create(pk=ONLY)
    User.objects.filter(pk=ada.pk).update(sets_up=True)
    catch_up()
    html = as_ada.get("/cockpit/").content.decode()

    assert html.lower().count("mailbox") == html.lower().count("mailbox", html.index("starting"))
    assert "The next step is below; everything else can wait." in html
    assert "No customer has written yet." in html
    assert "You are the only one here so far." in html
    assert "Figures begin with the first ticket." in html


def test_a_desk_whose_steps_are_closed_hears_of_its_missing_mailbox(as_ada: Client) -> None:
    catch_up()
    html = as_ada.get("/cockpit/").content.decode()

    assert html.count("Nothing needs you here.") == 1
    assert "No customer has written yet." in html
    assert "This should not wait: No mailbox is connected" in html


def test_the_page_costs_the_same_for_one_and_for_many(
    as_ada: Client, ticket: Ticket, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    catch_up()
    as_ada.get("/cockpit/")
    with django_assert_max_num_queries(24):
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
