"""Tickets in the list of organisations."""

from __future__ import annotations

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.additions.organisations import unsolved_of
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened


def test_a_list_of_organisations_counts_what_the_reader_may_see(
    dora: Person, support_queue: Queue, billing_queue: Queue, ben: User, ada: User
) -> None:
    opened(dora, support_queue)
    resolve(opened(dora, support_queue), by=ben)
    opened(dora, billing_queue)
    of_dora = dora.organisation_id or 0

    assert unsolved_of([of_dora], ben)[of_dora] == 1
    assert unsolved_of([of_dora], ada)[of_dora] == 2
    assert unsolved_of([], ada) == {}


def test_it_is_asked_once_for_a_whole_page(
    as_ada: Client,
    ada: User,
    dora: Person,
    emil: Person,
    support_queue: Queue,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    opened(dora, support_queue)
    opened(emil, support_queue)

    with django_assert_num_queries(1):
        unsolved_of([dora.organisation_id or 0, emil.organisation_id or 0], ada)
