"""The counts in the navigation."""

from __future__ import annotations

from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

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
    assert rail.on_the_bar(ben) == 5
    assert rail.on_the_bar(rosa) == rail.waiting_for_us(rosa) == 4


def test_the_queue_costs_no_query_more_for_the_views(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    opened(dora, support_queue)
    caches["process"].clear()
    page = as_ben.get("/tickets/").content.decode()

    assert 'href="/tickets/?assignee=nobody" data-key="g n"' in page
    assert 'href="/tickets/" aria-current="page" data-key="g q"' in page
