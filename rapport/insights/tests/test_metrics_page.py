"""All figures on one page."""

from __future__ import annotations

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


def test_an_empty_desk_has_figures_of_nothing(as_ada: Client) -> None:
    catch_up()
    answer = as_ada.get("/metrics/")

    assert answer.status_code == 200
    page = answer.content.decode()
    assert "no data yet" in page
    assert "too few" not in page


def test_a_stranger_is_led_to_the_sign_in(client: Client, ada: User) -> None:
    assert "/accounts/login/" in client.get("/metrics/").headers["Location"]
