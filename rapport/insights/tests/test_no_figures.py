"""Pages while nobody answers questions about figures.

They say so, and show everything else.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from rapport.api.tests.conftest import Api, api  # noqa: F401 - a fixture
from rapport.insights.readers import catch_up
from rapport.metrics import registry
from rapport.metrics.duck.remote import Remote
from rapport.metrics.warehouse import store
from rapport.people.models import User
from rapport.tickets.models import Ticket

SENTENCE = "The figures are not available at the moment."


@pytest.fixture(autouse=True)
def nobody_answers(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[None]:
    """Ask over a socket on which nobody listens."""
    catch_up()
    monkeypatch.setattr(store, "_engine", Remote)
    store._at.cache_clear()
    yield
    store._at.cache_clear()


def test_the_cockpit_shows_its_needs(as_ada: Client, ticket: Ticket) -> None:
    html = as_ada.get("/cockpit/").content.decode()

    assert ticket.subject in html
    assert SENTENCE in html


def test_the_list_of_figures_still_leads_to_each(as_ada: Client) -> None:
    html = as_ada.get("/metrics/").content.decode()

    assert SENTENCE in html
    for name in registry.definitions():
        assert f'href="/metrics/{name}/"' in html


def test_the_page_of_a_figure_still_says_what_it_means(as_ada: Client) -> None:
    page = as_ada.get("/metrics/first_response_time/")
    html = page.content.decode()

    assert page.status_code == 200
    assert SENTENCE in html
    assert str(registry.definition("first_response_time").formula) in html
    assert 'id="figure-value"' not in html


@pytest.mark.parametrize("name", ["rows/", "rows.csv", "figures.csv"])
def test_what_is_nothing_but_figures_says_only_that(as_ada: Client, name: str) -> None:
    page = as_ada.get(f"/metrics/first_response_time/{name}")

    assert page.status_code == 503
    assert page["Retry-After"] == "60"
    assert SENTENCE in page.content.decode()


def test_programs_are_told_to_come_back(api: Api, ada: User) -> None:  # noqa: F811
    answer = api(ada).get("/api/v1/metrics/first_response_time")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert answer.json()["code"] == "figures_not_available"
    assert answer.json()["sentence"].startswith(SENTENCE)
