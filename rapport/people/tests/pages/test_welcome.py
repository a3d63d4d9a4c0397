"""The first page of a new desk."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import Company, User
from rapport.tickets.models import BusinessCalendar, Queue

NORA = {
    "name": "Nora Vik",
    "email": "nora@desk.example",
    "password": "a lamp on the desk",
    "timezone": "Europe/Oslo",
    "team": "Care",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/settings/", "/team/people/", "/accounts/login/"])
def test_while_nobody_works_here_every_page_leads_to_the_welcome(client: Client, path: str) -> None:
    answer = client.get(path, follow=True)

    assert answer.redirect_chain[-1][0] == "/welcome/"
    assert "Whoever fills this in becomes the administrator" in answer.content.decode()


@pytest.mark.django_db
def test_the_first_one_is_in_with_a_team_a_queue_and_hours(client: Client) -> None:
    answer = client.post("/welcome/", NORA)

    assert answer.headers["Location"] == "/start/"
    assert client.get("/settings/").status_code == 200
    nora = User.objects.get()
    assert (nora.role, nora.timezone) == ("administrator", "Europe/Oslo")
    queue = Queue.objects.get()
    assert (queue.name, queue.team.name, queue.is_default) == ("Care", "Care", True)
    hours = BusinessCalendar.objects.get(name=queue.calendar_name)
    assert (hours.timezone, hours.shifts["friday"]) == ("Europe/Oslo", ["09:00-17:00"])


@pytest.mark.django_db
def test_what_makes_no_sense_is_told_beside_the_form(client: Client) -> None:
    answer = client.post("/welcome/", {**NORA, "password": "brief"})

    assert answer.status_code == 422
    assert "too short" in answer.content.decode()
    assert 'id="id_password_error"' in answer.content.decode()
    assert 'value="Nora Vik"' in answer.content.decode()
    assert "brief" not in answer.content.decode()
    assert not User.objects.exists()


def test_afterwards_it_is_not_there_any_more(client: Client, ben: User) -> None:
    assert client.get("/welcome/").status_code == 404
    assert client.post("/welcome/", NORA).status_code == 404
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_it_speaks_the_language_of_the_browser(client: Client) -> None:
    client.post("/welcome/", NORA, headers={"Accept-Language": "de-AT,de;q=0.9"})

    assert User.objects.get().language == "de"


@pytest.mark.django_db
@pytest.mark.parametrize(("said", "kept"), [({}, "de"), ({"desk_language": "en"}, "en")])
def test_the_language_for_customers_is_that_of_the_browser_or_the_chosen_one(
    client: Client, said: dict[str, str], kept: str
) -> None:
    client.post("/welcome/", {**NORA, **said}, headers={"Accept-Language": "de-AT,de;q=0.9"})

    assert Company.objects.get().language == kept
