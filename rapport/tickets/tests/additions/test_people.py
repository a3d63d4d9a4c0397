"""The load of people in the list of people."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actions import deactivate, note_absence
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.actions import assign, reply
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened

URL = "/team/people/"


@pytest.fixture
def load(
    ada: User,
    ben: User,
    bea: User,
    cleo: User,
    dora: Person,
    support_queue: Queue,
    billing_queue: Queue,
) -> None:
    """Give Ben three tickets, Bea one, and Cleo two in the other team."""
    for person, queue, number in (
        (ben, support_queue, 3),
        (bea, support_queue, 1),
        (cleo, billing_queue, 2),
    ):
        for _each in range(number):
            assign(opened(dora, queue), to=person, by=ada)


def row_of(page: str, name: str) -> str:
    """Return the line of somebody in the list."""
    rows = [row for row in page.split("<tr ")[1:] if f">{name}</a>" in row]
    assert len(rows) == 1
    return rows[0]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def chosen_on(page: str) -> int:
    return len(re.findall(r'<input type="checkbox" name="ticket"[^>]* checked', page))


def names(page: str) -> list[str]:
    return re.findall(r'class="people-name"[^>]*>([^<]+)<', page)


@pytest.mark.usefixtures("load")
def test_each_number_opens_exactly_its_rows(as_ada: Client, ben: User, support: Team) -> None:
    row = row_of(as_ada.get(URL).content.decode(), "Ben Okafor")

    assert "75 %" in words(row).replace("\xa0", " ").replace("\u202f", " ")
    assert "equal in Support: 50" in row
    links = re.findall(r'href="(/tickets/[^"]*)">', row.replace("&amp;", "&").split("<svg")[0])
    assert links[0] == f"/tickets/?assignee={ben.pk}"
    for url in (
        f"/tickets/?assignee={ben.pk}",
        f"/tickets/?assignee={ben.pk}&team={support.pk}",
        f"/tickets/?assignee={ben.pk}&status=waiting",
    ):
        assert url in row.replace("&amp;", "&")
        assert as_ada.get(url).content.decode().count('class="queue-row-link"') == 3


@pytest.mark.usefixtures("load")
def test_the_list_is_sorted_both_ways_and_who_has_nothing_comes_last(as_ada: Client) -> None:
    loaded = ["Ben Okafor", "Cleo Marin", "Bea Lund"]

    assert names(as_ada.get(f"{URL}?sort=open").content.decode()) == [*loaded, "Ada Berg"]
    turned = names(as_ada.get(f"{URL}?sort=-open").content.decode())
    assert turned == [*reversed(loaded), "Ada Berg"]
    assert 'aria-sort="descending"' in as_ada.get(f"{URL}?sort=open").content.decode()
    assert as_ada.get(f"{URL}?sort=shoes").status_code == 422


@pytest.mark.usefixtures("load")
def test_the_list_is_searched_and_narrowed_to_a_team(
    as_ada: Client, support: Team, billing: Team
) -> None:
    assert names(as_ada.get(f"{URL}?q=OKAFOR").content.decode()) == ["Ben Okafor"]
    assert names(as_ada.get(f"{URL}?q=bea.lund@desk").content.decode()) == ["Bea Lund"]
    found = names(as_ada.get(f"{URL}?team={support.pk}").content.decode())
    assert found == ["Bea Lund", "Ben Okafor"]
    assert as_ada.get(f"{URL}?team=9999").status_code == 422
    assert as_ada.get(f"{URL}?team=x").status_code == 422


@pytest.mark.usefixtures("load")
def test_a_lead_sees_everybody_but_only_the_load_of_their_teams(
    client: Client, support: Team
) -> None:
    lead = User.objects.create_user("lou@desk.example", "rapport-test", name="Lou", role=Role.LEAD)
    Membership.objects.create(user=lead, team=support)
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(URL).content.decode()

    assert "assignee=" in row_of(page, "Ben Okafor")
    assert "assignee=" not in row_of(page, "Cleo Marin")
    assert "%" not in words(row_of(page, "Cleo Marin"))


@pytest.mark.usefixtures("load")
def test_who_is_away_or_gone_with_open_tickets_can_be_relieved_of_them(
    as_ada: Client, client: Client, ada: User, ben: User, bea: User, cleo: User
) -> None:
    note_absence(ben, start=clock.now() - timedelta(days=1), by=ada)
    deactivate(bea, by=ada)

    page = as_ada.get(URL).content.decode().replace("&amp;", "&")

    for person, count in ((ben, 3), (bea, 1)):
        url = f"/tickets/?assignee={person.pk}&chosen=all"
        assert url in row_of(page, person.name)
        assert chosen_on(as_ada.get(url).content.decode()) == count
        own = as_ada.get(f"{URL}{person.pk}/").content.decode().replace("&amp;", "&")
        assert url in own
    assert "Hand over 3 tickets" in as_ada.get(f"{URL}{ben.pk}/").content.decode()
    assert "chosen=all" not in row_of(page, cleo.name)
    assert "Hand over" not in as_ada.get(f"{URL}{cleo.pk}/").content.decode()


@pytest.mark.usefixtures("load")
def test_the_wait_is_that_of_the_first_who_waits(
    as_ada: Client, bea: User, ben: User, support_queue: Queue
) -> None:
    reply(bea.tickets.get(), text="Here you are.", by=bea)

    page = as_ada.get(URL).content.decode()

    assert f"assignee={bea.pk}&amp;status=waiting" not in row_of(page, "Bea Lund")
    assert f"assignee={ben.pk}&amp;status=waiting" in row_of(page, "Ben Okafor")


def test_however_many_hold_tickets_the_page_asks_the_same(
    as_ada: Client, ada: User, dora: Person, support_queue: Queue
) -> None:
    def queries_with(number: int) -> int:
        for each in range(number):
            user = User.objects.create_user(f"p{number}.{each}@desk.example", name=f"P {each}")
            Membership.objects.create(user=user, team=support_queue.team)
            assign(opened(dora, support_queue), to=user, by=ada)
        with CaptureQueriesContext(connection) as asked:
            as_ada.get(URL)
        return len(asked)

    as_ada.get(URL)  # The counts in the navigation are cached from now on.
    assert queries_with(2) == queries_with(20)
