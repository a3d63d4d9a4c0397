"""Absences on pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from rapport.core import clock
from rapport.people.actions import note_absence
from rapport.people.models import Absence, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def url(ben: User) -> str:
    User.objects.filter(pk=ben.pk).update(timezone="Europe/Berlin")
    return f"/team/people/{ben.pk}/absences/"


def test_days_are_whole_and_fall_in_the_zone_of_the_person(
    as_ben: Client, ben: User, url: str
) -> None:
    answer = as_ben.post(url, {"first": "2026-07-01", "last": "2026-07-03"})

    assert answer.headers["Location"] == "/settings/profile/"
    absence = Absence.objects.get()
    assert absence.start == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert absence.until == datetime(2026, 7, 3, 22, tzinfo=UTC)


def test_it_is_told_as_days(as_ben: Client, ben: User, url: str) -> None:
    year = clock.now().year + 1
    as_ben.post(url, {"first": f"{year}-07-01", "last": f"{year}-07-03"})

    page = as_ben.get("/settings/profile/").content.decode()
    assert f"1 July {year} to" in page
    assert f"3 July {year}" in page


def test_a_lead_notes_it_for_the_team_and_it_leads_back_to_the_person(
    client: Client, lea: User, ben: User, url: str
) -> None:
    client.force_login(lea, backend=BACKEND)

    answer = client.post(url, {"first": "2026-07-01", "last": ""})

    assert answer.headers["Location"] == f"/team/people/{ben.pk}/"
    assert Absence.objects.get().until is None


def test_a_teammate_a_stranger_and_another_lead_are_refused(
    client: Client, bea: User, lea: User, cleo: User, url: str
) -> None:
    first = {"first": "2026-07-01"}
    assert client.post(url, first).status_code == 302
    client.force_login(bea, backend=BACKEND)
    assert client.post(url, first).status_code == 403
    client.force_login(lea, backend=BACKEND)
    assert client.post(f"/team/people/{cleo.pk}/absences/", first).status_code == 403
    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("", "", "required"),
        ("tomorrow", "", "“tomorrow” is not a day. Write it like 28 Feb 2026."),
        ("2026-07-03", "2026-07-01", "cannot end before it begins"),
    ],
)
def test_nonsense_is_told_on_a_page_with_the_form(
    as_ben: Client, url: str, first: str, last: str, sentence: str
) -> None:
    answer = as_ben.post(url, {"first": first, "last": last})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_being_back(as_ben: Client, ben: User, bea: User, client: Client) -> None:
    absence = note_absence(ben, start=clock.now() - timedelta(days=2), by=ben)
    client.force_login(bea, backend=BACKEND)
    url = f"/team/absences/{absence.pk}/end/"

    assert client.post(url).status_code == 403
    assert as_ben.post(url).headers["Location"] == "/settings/profile/"
    assert not Absence.objects.at(clock.now()).exists()
    assert as_ben.post("/team/absences/999/end/").status_code == 404
