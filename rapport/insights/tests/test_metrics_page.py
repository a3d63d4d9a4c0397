"""All figures on one page."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.insights.readers import catch_up
from rapport.metrics import registry
from rapport.people.models import User
from rapport.tickets.models import Ticket


def test_each_is_there_with_its_question_and_leads_on(as_ben: Client, ticket: Ticket) -> None:
    catch_up()
    html = as_ben.get("/metrics/").content.decode()

    for name, definition in registry.definitions().items():
        assert str(definition.question) in html
        assert f'href="/metrics/{name}/' in html


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("satisfied", ["csat"]),
        ("TICKETS  resolve", ["resolution_time", "tickets_resolved"]),
        ("unicorn", []),
        ("%<b>\x00", []),
    ],
)
def test_words_keep_the_figures_that_have_them(
    as_ben: Client, ticket: Ticket, words: str, names: list[str]
) -> None:
    catch_up()
    html = as_ben.get("/metrics/", {"q": words}).content.decode()

    shown = [name for name in registry.definitions() if f'href="/metrics/{name}/' in html]
    assert set(names) <= set(shown)
    assert bool(shown) is bool(names)
    assert ("data-filtered-none hidden" in html) is bool(names)


def test_figures_of_a_family_stand_together(as_ada: Client, ticket: Ticket) -> None:
    catch_up()
    html = as_ada.get("/metrics/").content.decode()

    families = ("How long customers wait", "What customers think", "How much work there is")
    places = [html.index(family) for family in families]
    assert places == sorted(places)
    assert places[1] < html.index('href="/metrics/csat/') < places[2]


def test_an_empty_desk_has_figures_of_nothing(as_ada: Client) -> None:
    catch_up()
    answer = as_ada.get("/metrics/")

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "no data yet" in page
    assert "too few" not in page


def test_a_stranger_is_led_to_the_sign_in(client: Client, ada: User) -> None:
    assert "/accounts/login/" in client.get("/metrics/").headers["Location"]
