"""The page of a colleague."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rapport.core.face.story import Figure, Figures
from rapport.people.models import Team, User
from rapport.people.places import colleague
from rapport.timeline.models import Event

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
VERBS = ["role", "teams", "details", "deactivation", "reactivation", "sessions"]


@pytest.fixture
def url(ben: User) -> str:
    return f"/team/people/{ben.pk}/"


def test_a_manager_sees_the_person_with_every_form(as_ada: Client, url: str) -> None:
    page = as_ada.get(url).content.decode()

    assert "Ben Okafor" in page
    for verb in ("role", "teams", "details", "deactivation", "sessions"):
        assert f'action="{url}{verb}/"' in page


def test_a_lead_sees_the_person_and_may_note_an_absence_only(
    client: Client, lea: User, url: str
) -> None:
    client.force_login(lea, backend=BACKEND)
    page = client.get(url).content.decode()

    assert f'action="{url}absences/"' in page
    assert f'action="{url}role/"' not in page


@pytest.mark.parametrize("verb", VERBS)
def test_who_does_not_manage_people_is_refused_every_verb(
    client: Client, as_cleo: Client, lea: User, url: str, verb: str
) -> None:
    client.force_login(lea, backend=BACKEND)
    for visitor in (client, as_cleo):
        assert visitor.post(f"{url}{verb}/", {"role": "lead"}).status_code == 403
    assert not Event.objects.exists()


@pytest.mark.parametrize("verb", ["", *[f"{verb}/" for verb in VERBS]])
def test_who_is_not_here_is_not_found(as_ada: Client, verb: str) -> None:
    ask: Callable[[str], object] = as_ada.post if verb else as_ada.get
    answer = ask(f"/team/people/9999/{verb}")
    assert getattr(answer, "status_code") == 404  # noqa: B009 # either of two answers


def test_changing_the_role(as_ada: Client, ben: User, url: str) -> None:
    assert as_ada.post(f"{url}role/", {"role": "lead"}).headers["Location"] == url
    ben.refresh_from_db()
    assert ben.role == "lead"

    assert as_ada.post(f"{url}role/", {"role": "boss"}).status_code == 422
    assert as_ada.post(f"{url}role/", {"role": "administrator"}).status_code == 422
    ben.refresh_from_db()
    assert ben.role == "lead"


def test_the_last_administrator_is_told_beside_the_form(as_nora: Client, nora: User) -> None:
    answer = as_nora.post(f"/team/people/{nora.pk}/role/", {"role": "agent"})

    assert answer.status_code == 422
    assert "Nora Vik is the last administrator" in answer.content.decode()


def test_changing_the_teams(
    as_ada: Client, ben: User, url: str, support: Team, billing: Team
) -> None:
    as_ada.post(f"{url}teams/", {"teams": [billing.pk]})

    assert list(ben.teams.all()) == [billing]
    for nobodys in ("999", "nonsense", "9" * 20):
        assert as_ada.post(f"{url}teams/", {"teams": [nobodys]}).status_code == 422
    assert list(ben.teams.all()) == [billing]


def test_changing_the_details(as_ada: Client, ben: User, url: str) -> None:
    details = {"name": "Ben O.", "timezone": "Africa/Lagos", "language": "de"}
    assert as_ada.post(f"{url}details/", details).status_code == 302
    ben.refresh_from_db()
    assert (ben.name, ben.language) == ("Ben O.", "de")
    assert as_ada.post(f"{url}details/", {**details, "name": ""}).status_code == 422


def test_closing_and_opening_the_door(as_ada: Client, ben: User, url: str) -> None:
    page = as_ada.post(f"{url}deactivation/", follow=True).content.decode()
    assert "Ben Okafor can no longer sign in." in page
    assert "deactivated" in page
    ben.refresh_from_db()
    assert not ben.is_active

    page = as_ada.post(f"{url}reactivation/", follow=True).content.decode()
    assert "Ben Okafor can sign in again." in page


def test_what_cannot_be_done_is_told_on_a_page(as_ada: Client, ada: User) -> None:
    answer = as_ada.post(f"/team/people/{ada.pk}/deactivation/")

    assert answer.status_code == 409
    assert "deactivate yourself" in answer.content.decode()


def test_signing_them_out(as_ada: Client, as_ben: Client, url: str) -> None:
    as_ada.post(f"{url}sessions/")

    assert as_ben.get("/settings/").status_code == 302


def test_a_manager_gets_no_forms_for_an_administrator(as_ada: Client, nora: User) -> None:
    url = f"/team/people/{nora.pk}/"

    assert f'action="{url}role/"' not in as_ada.get(url).content.decode()
    assert as_ada.post(f"{url}sessions/").status_code == 403
    assert as_ada.post(f"{url}role/", {"role": "agent"}).status_code == 403


def test_what_they_hold_is_shown_also_when_they_are_gone(as_ada: Client, url: str) -> None:
    held: Figures[User] = Figures(
        "tickets", lambda *_: [Figure("open_tickets", "6 open tickets", "/here/", 6)]
    )
    with colleague.FIGURES.holding(held):
        as_ada.post(f"{url}deactivation/")
        page = as_ada.get(url).content.decode()

    assert '<a class="story-figure" href="/here/">6 open tickets</a>' in page
    assert "Somebody needs to take this over" in page


def test_an_agent_sees_name_role_teams_and_absence_of_a_colleague_and_no_more(
    as_cleo: Client, as_ada: Client, ben: User, url: str
) -> None:
    as_ada.post(f"{url}absences/", {"first": "2020-01-01", "last": ""})
    page = as_cleo.get(url).content.decode()

    assert "Ben Okafor" in page
    assert "Support" in page
    assert 'badge-soon">away' in page
    for unseen in (ben.email, "Last signed in", "story-figures", "<form class=", 'id="manage"'):
        assert unseen not in page.split("<main")[1]


def test_what_was_changed_is_told_to_who_notes_absences(
    client: Client, as_ada: Client, lea: User, url: str
) -> None:
    as_ada.post(f"{url}role/", {"role": "lead"})
    client.force_login(lea, backend=BACKEND)

    assert "changed the role of Ben Okafor" in client.get(url).content.decode()


def test_a_refused_form_opens_the_part_that_it_is_in(as_ada: Client, url: str) -> None:
    assert '<details class="story-manage" id="manage">' in as_ada.get(url).content.decode()

    page = as_ada.post(f"{url}role/", {"role": "boss"}).content.decode()
    assert '<details class="story-manage" id="manage" open>' in page
