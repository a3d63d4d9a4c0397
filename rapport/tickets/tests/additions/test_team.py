"""A team's tickets, ratings and people on its page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.core import clock
from rapport.customers.models import Person
from rapport.customers.tests.test_story_of_a_customer import entries
from rapport.feedback.actions import ask, plan, rate
from rapport.people.actions import join_team, note_absence
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.actions import assign, resolve
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened


@pytest.fixture
def url(support: Team) -> str:
    return f"/team/teams/{support.pk}/"


@pytest.fixture
def work(
    ada: User, ben: User, bea: User, dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    """Give the team three open tickets, one without an owner, and one resolved and rated."""
    for person in (ben, bea):
        assign(opened(dora, support_queue), to=person, by=ada)
    opened(dora, support_queue)
    opened(dora, billing_queue)
    done = resolve(assign(opened(dora, support_queue), to=ben, by=ada), by=ben)
    request = plan(done.resolutions.get())
    assert request
    rate(ask(request), score=5, comment="lovely help")


@pytest.mark.usefixtures("work")
def test_every_figure_opens_its_rows(as_ada: Client, support: Team, url: str) -> None:
    html = as_ada.get(url).content.decode().replace("&amp;", "&")

    queue = f"/tickets/?team={support.pk}"
    for address, words, count in (
        (queue, "3 open tickets", 3),
        (f"{queue}&status=waiting", "3 waiting for us", 3),
        (f"{queue}&assignee=nobody", "1 unassigned", 1),
    ):
        assert f'href="{address}">{words}</a>' in html
        found = as_ada.get(address).content.decode()
        assert found.count('class="queue-row-link"') == count
    assert "1.5 open per head" in html
    for show, words in (("resolved", "in 30 days: 1 resolved"), ("ratings", "1 of 1 rating good")):
        assert re.search(rf'href="\?show={show}"[^>]*>{words}</a>', html)
        assert len(entries(as_ada.get(f"{url}?show={show}").content.decode())) == 1
    assert "lovely help" in html
    assert f'href="{queue}"' in html.split("story-figures")[0]  # the action in the head


@pytest.mark.usefixtures("work")
def test_its_people_stand_there_with_their_load(
    as_ada: Client, ada: User, ben: User, cleo: User, url: str
) -> None:
    note_absence(ben, start=clock.now() - timedelta(days=1), by=ada)

    html = as_ada.get(url).content.decode().replace("&amp;", "&")

    assert re.findall(r'class="people-name"[^>]*>([^<]+)<', html) == ["Bea Lund", "Ben Okafor"]
    assert f"/tickets/?assignee={ben.pk}&chosen=all" in html
    turned = as_ada.get(f"{url}?sort=-name").content.decode()
    assert re.findall(r'class="people-name"[^>]*>([^<]+)<', turned)[0] == "Ben Okafor"


def test_its_timeline_tells_who_came_and_went(
    as_ada: Client, ada: User, ben: User, cleo: User, support: Team, billing: Team, url: str
) -> None:
    join_team(cleo, team=support, by=ada)
    join_team(ben, team=billing, by=ada)

    page = as_ada.get(f"{url}?show=changes").content.decode()

    assert len(entries(page)) == 1
    assert "Cleo Marin" in entries(page)[0]


@pytest.mark.usefixtures("work")
def test_who_sees_it(client: Client, as_ben: Client, support: Team, billing: Team) -> None:
    lead = User.objects.create_user("lou@desk.example", "rapport-test", name="Lou", role=Role.LEAD)
    Membership.objects.create(user=lead, team=support)
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")

    own = client.get(f"/team/teams/{support.pk}/")
    assert own.status_code == 200
    assert "3 open tickets" in own.content.decode()
    assert "Remove the team" not in own.content.decode()
    assert client.get(f"/team/teams/{billing.pk}/").status_code == 404
    assert client.post(f"/team/teams/{support.pk}/", {"name": "X"}).status_code == 403
    assert f'href="/team/teams/{support.pk}/"' in client.get("/team/people/").content.decode()
    assert f'href="/team/teams/{billing.pk}/"' not in client.get("/team/people/").content.decode()
    assert as_ben.get(f"/team/teams/{support.pk}/").status_code == 403


def test_however_many_are_in_it_the_page_asks_the_same(
    as_ada: Client, ada: User, dora: Person, support_queue: Queue, url: str
) -> None:
    def queries_with(number: int) -> int:
        for each in range(number):
            user = User.objects.create_user(f"p{number}.{each}@desk.example", name=f"P {each}")
            Membership.objects.create(user=user, team=support_queue.team)
            resolve(assign(opened(dora, support_queue), to=user, by=ada), by=user)
            assign(opened(dora, support_queue), to=user, by=ada)
        with CaptureQueriesContext(connection) as asked:
            as_ada.get(url)
        return len(asked)

    as_ada.get(url)  # The counts in the navigation are cached from now on.
    assert queries_with(2) == queries_with(15)
