"""The counts in the navigation."""

from __future__ import annotations

from django.core.cache import caches
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from rapport.core.face.rail import rail_of
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import assign, await_customer
from rapport.tickets.additions import rail
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened


def test_the_rail_counts_who_waits(
    dora: Person, support_queue: Queue, billing_queue: Queue, ben: User, cleo: User
) -> None:
    for _n in range(2):
        opened(dora, support_queue)
    await_customer(opened(dora, support_queue), by=ben)

    assert rail.waiting_for_us(ben) == 2
    assert rail.waiting_for_us(cleo) == 0


def test_the_views_of_an_agent_are_counted_in_one_query(
    dora: Person,
    support_queue: Queue,
    ben: User,
    rosa: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    assign(opened(dora, support_queue), to=ben, by=ben)
    for _n in range(3):
        opened(dora, support_queue)
    await_customer(opened(dora, support_queue), by=ben)
    ben.team_ids  # noqa: B018 - asked once a request, by whatever is first

    with django_assert_num_queries(1):
        views = (rail.mine(ben), rail.unassigned(ben), rail.waiting(ben), rail.unsolved(ben))

    assert views == (1, 4, 4, 5)
    assert rail.waiting_for_us(rosa) == 4


def test_a_list_of_the_rail_is_as_long_as_its_number(
    client: Client, dora: Person, support_queue: Queue, ada: User, ben: User, rosa: User
) -> None:
    assign(opened(dora, support_queue), to=ben, by=ben)
    for _n in range(2):
        opened(dora, support_queue)
    await_customer(opened(dora, support_queue), by=ben)
    lists = []
    for user in (ada, ben, rosa):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        request = RequestFactory().get("/tickets/")
        request.user = user
        drawn = rail_of(request)
        lines = [*drawn.places["bar"], *(line for group in drawn.groups for line in group.lines)]
        for line in lines:
            if line.url.startswith("/tickets/"):
                page = client.get(line.url).content.decode()
                lists.append((line.count, page.count('<li class="queue-row"')))

    assert lists == [(3, 3), (1, 1), (1, 1), (3, 3), (3, 3), (4, 4), (3, 3), (3, 3)]


def test_the_queue_costs_no_query_more_for_the_views(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    opened(dora, support_queue)
    caches["process"].clear()
    page = as_ben.get("/tickets/").content.decode()

    assert 'href="/tickets/?assignee=nobody" data-key="g n"' in page
    assert 'href="/tickets/" aria-current="page" data-key="g q"' in page
