"""A colleague's tickets and ratings on their page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from rapport.core import clock
from rapport.customers.models import Person
from rapport.customers.tests.test_story_of_a_customer import entries
from rapport.feedback.actions import ask, plan, rate
from rapport.people.actors import SYSTEM
from rapport.people.models import Membership, User
from rapport.people.roles import Role
from rapport.tickets.actions import assign, close, open_ticket, resolve, take
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.opening import Triage


@pytest.fixture
def url(ben: User) -> str:
    return f"/team/people/{ben.pk}/"


def given(dora: Person, ben: User, subject: str, queue: Queue | None = None) -> Ticket:
    ticket = open_ticket(
        dora,
        subject=subject,
        content=Content(text=subject),
        channel="email",
        by=dora,
        triage=Triage(queue),
        at=clock.now() - timedelta(days=2),
    )
    return take(ticket, by=ben)


@pytest.fixture
def work(dora: Person, ben: User, support_queue: Queue) -> None:
    """Give Ben two open tickets, and one that he resolved and Dora rated."""
    given(dora, ben, "Export")
    given(dora, ben, "Invoice")
    done = given(dora, ben, "Reader")
    resolve(done, by=ben)
    request = plan(done.resolutions.get())
    assert request
    rate(ask(request), score=5, comment="lovely help")


def lead_of(queue: Queue) -> User:
    lead = User.objects.create_user("lou@desk.example", "rapport-test", name="Lou", role=Role.LEAD)
    Membership.objects.create(user=lead, team=queue.team)
    return lead


@pytest.mark.usefixtures("work")
def test_every_figure_opens_its_rows(as_ada: Client, ben: User, url: str) -> None:
    html = as_ada.get(url).content.decode()

    queue = f"/tickets/?assignee={ben.pk}"
    assert f'href="{queue}">2 open tickets</a>' in html
    assert as_ada.get(queue).content.decode().count('class="queue-row-link"') == 2
    assert f'href="{queue}&amp;status=waiting">2 waiting for us</a>' in html
    for show, figure, count in (
        ("resolved", "in 30 days: 1 resolved", 1),
        ("ratings", "1 of 1 rating good", 1),
    ):
        assert re.search(rf'href="\?show={show}"[^>]*>{figure}</a>', html)
        assert len(entries(as_ada.get(f"{url}?show={show}").content.decode())) == count
    assert "lovely help" in html
    assert len(entries(as_ada.get(f"{url}?show=open").content.decode())) == 2


@pytest.mark.usefixtures("work")
def test_who_sees_them(
    client: Client, as_ben: Client, as_cleo: Client, support_queue: Queue, url: str, bea: User
) -> None:
    """Oneself, and who may see figures for individual colleagues in their own teams."""
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    assert "2 open tickets" in as_ben.get(url).content.decode()
    client.force_login(lead_of(support_queue), backend=backend)
    assert "2 open tickets" in client.get(url).content.decode()

    client.force_login(bea, backend=backend)
    for stranger in (as_cleo, client):
        html = stranger.get(url).content.decode()
        assert "open tickets" not in html
        assert "lovely help" not in html
        assert stranger.get(f"{url}?show=resolved").status_code == 422


@pytest.mark.usefixtures("work")
def test_a_lead_of_another_team_does_not(
    client: Client, dora: Person, billing_queue: Queue, url: str
) -> None:
    client.force_login(
        lead_of(billing_queue), backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    assert "open tickets" not in client.get(url).content.decode()


def test_who_has_nothing_is_told_so_without_a_link(as_ada: Client, url: str) -> None:
    html = as_ada.get(url).content.decode()

    assert '<span class="story-figure">no open tickets</span>' in html


def test_what_was_handed_on_is_not_theirs(
    as_ada: Client, ada: User, dora: Person, ben: User, bea: User, support_queue: Queue, url: str
) -> None:
    assign(given(dora, ben, "Export"), to=bea, by=ada)

    assert "no open tickets" in as_ada.get(url).content.decode()


def test_the_timeline_says_who_resolved_and_who_closed(
    as_ada: Client, ada: User, ben: User, dora: Person, support_queue: Queue, url: str
) -> None:
    resolved, by_hand, by_itself, at_once = (
        given(dora, ben, subject) for subject in ("Plain", "Hand", "Itself", "Once")
    )
    week = clock.now() - timedelta(days=7)
    resolve(resolved, by=ben)
    close(resolve(by_hand, by=ben, at=week), by=ada)
    close(resolve(by_itself, by=ben, at=week), by=SYSTEM)
    close(at_once, by=ada)

    page = as_ada.get(f"{url}?show=resolved").content.decode()
    told = set(map(plain, entries(page)))

    assert len(told) == 4
    for words in (
        f"Ben Okafor resolved #{resolved.pk} Plain Dora Lind",
        f"Ben Okafor resolved #{by_hand.pk} Hand Dora Lind · closed by Ada Berg after 7 d",
        f"Ben Okafor resolved #{by_itself.pk} Itself Dora Lind · closed by itself after 7 d",
        f"Ada Berg closed #{at_once.pk} Once Dora Lind",
    ):
        assert [entry for entry in told if words in entry], (words, told)


def test_the_period_is_said_once(as_ada: Client, ben: User, url: str) -> None:
    page = as_ada.get(url).content.decode()

    assert "in 30 days: none resolved" in page
    assert "?show=resolved" not in page.split('class="story"')[0]


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
