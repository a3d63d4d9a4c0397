"""The list of people."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.core import clock
from rapport.people.actions import deactivate, invite, note_absence
from rapport.people.models import Membership, Team, User

URL = "/team/people/"


def test_a_manager_sees_who_works_here_who_is_away_and_who_is_invited(
    as_ada: Client, ada: User, ben: User, bea: User, cleo: User
) -> None:
    deactivate(bea, by=ada)
    note_absence(cleo, start=clock.now() - timedelta(days=1), by=ada)
    invite("fay@desk.example", role="lead", by=ada)

    page = as_ada.get(URL).content.decode()

    here, _heading, rest = page.partition("No longer here")
    assert "Ben Okafor" in here
    assert "Bea Lund" not in here
    assert "Bea Lund" in rest
    assert "until further notice" in here
    assert "fay@desk.example" in here
    assert here.count(">away<") == 1


def test_a_lead_sees_people_but_neither_invitations_nor_the_verbs(
    client: Client, lea: User, ada: User
) -> None:
    invite("fay@desk.example", role="agent", by=ada)
    client.force_login(lea, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(URL).content.decode()

    assert "Lea Moss" in page
    assert "fay@desk.example" not in page
    assert "Invite somebody" not in page


def test_an_agent_and_a_reader_are_refused(client: Client, as_ben: Client, rosa: User) -> None:
    assert as_ben.get(URL).status_code == 403
    client.force_login(rosa, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(URL).status_code == 403


def test_a_stranger_signs_in_first(client: Client, ada: User) -> None:
    assert client.get(URL).headers["Location"] == f"/accounts/login/?next={URL}"


def test_however_many_people_the_page_asks_the_same(as_ada: Client, support: Team) -> None:
    def queries_with_people(number: int) -> int:
        for each in range(number):
            user = User.objects.create_user(f"p{number}.{each}@desk.example", name=f"P {each}")
            Membership.objects.create(user=user, team=support)
        with CaptureQueriesContext(connection) as asked:
            as_ada.get(URL)
        return len(asked)

    as_ada.get(URL)  # The counts in the navigation are cached from now on.
    assert queries_with_people(1) == queries_with_people(30)
