"""The pages of teams."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import Team, User
from rapport.tickets.models import Queue

URL = "/team/teams/"


def test_teams_are_listed_with_their_sizes(as_ada: Client, ben: User, bea: User) -> None:
    User.objects.filter(pk=bea.pk).update(is_active=False)

    page = as_ada.get(URL).content.decode()

    assert "Support" in page
    assert "1 person" in page


def test_a_team_is_made_and_opened(as_ada: Client) -> None:
    page = as_ada.post(URL, {"name": "Night shift"}, follow=True).content.decode()

    assert "The team Night shift has been created." in page
    assert "Nobody is in this team" in page


def test_a_name_that_is_taken_is_told_beside_the_form(as_ada: Client, support: Team) -> None:
    answer = as_ada.post(URL, {"name": "Support"})

    assert answer.status_code == 422
    assert "There is already a team called Support." in answer.content.decode()


def test_renaming(as_ada: Client, support: Team, billing: Team) -> None:
    url = f"{URL}{support.pk}/"
    assert as_ada.post(url, {"name": "Care"}).headers["Location"] == url
    support.refresh_from_db()
    assert support.name == "Care"
    assert as_ada.post(url, {"name": "Billing"}).status_code == 422


def test_removing_one_that_holds_nothing(
    as_ada: Client, billing: Team, support_queue: Queue
) -> None:
    assert as_ada.post(f"{URL}{billing.pk}/removal/").headers["Location"] == URL
    refused = as_ada.post(f"{URL}{support_queue.team_id}/removal/")

    assert refused.status_code == 409
    assert "Give them to another team first" in refused.content.decode()
    assert [team.name for team in Team.objects.all()] == ["Support"]


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/removal/"])
def test_only_managers_arrange_teams(
    client: Client, as_ben: Client, lea: User, support: Team, path: str
) -> None:
    url = URL + path.format(pk=support.pk)
    client.force_login(lea, backend="allauth.account.auth_backends.AuthenticationBackend")
    for visitor in (client, as_ben):
        assert visitor.post(url, {"name": "X"}).status_code == 403
    assert Client().post(url).status_code == 302
    assert Team.objects.get().name == "Support"


def test_a_lead_finds_only_the_teams_that_are_theirs(
    client: Client, lea: User, support: Team, billing: Team
) -> None:
    client.force_login(lea, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(f"{URL}{support.pk}/").status_code == 200
    assert client.get(f"{URL}{billing.pk}/").status_code == 404
    assert client.post(f"{URL}{billing.pk}/", {"name": "X"}).status_code == 403


def test_a_team_that_is_not_there(as_ada: Client) -> None:
    assert as_ada.get(f"{URL}999/").status_code == 404
