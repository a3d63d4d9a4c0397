"""The open tickets of organisations and customers, in their lists."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rapport.customers import listing, organisations
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.additions.organisations import open_of_each
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened


@pytest.fixture
def tickets(dora: Person, emil: Person, support_queue: Queue, billing_queue: Queue) -> None:
    """Give Dora two open tickets in support, and Emil one there and two in billing."""
    for person, queue, number in (
        (dora, support_queue, 2),
        (emil, support_queue, 1),
        (emil, billing_queue, 2),
    ):
        for _each in range(number):
            opened(person, queue)


def test_a_list_of_organisations_counts_what_the_reader_may_see(
    dora: Person, support_queue: Queue, billing_queue: Queue, ben: User, ada: User
) -> None:
    opened(dora, support_queue)
    resolve(opened(dora, support_queue), by=ben)
    opened(dora, billing_queue)
    of_dora = dora.organisation_id or 0

    assert open_of_each([of_dora], ben)[of_dora].text == "1 open"
    assert open_of_each([of_dora], ada)[of_dora].text == "2 open"
    assert open_of_each([], ada) == {}


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
        open_of_each([dora.organisation_id or 0, emil.organisation_id or 0], ada)


@pytest.mark.usefixtures("tickets")
@pytest.mark.parametrize("size", [1, 50])
def test_customers_with_the_most_open_tickets_come_first_as_the_reader_sees_them(
    as_ada: Client,
    as_ben: Client,
    dora: Person,
    emil: Person,
    ben: User,
    monkeypatch: pytest.MonkeyPatch,
    size: int,
) -> None:
    fay = Person.objects.create(name="Fay Roth", since=dora.since)
    monkeypatch.setattr(listing, "PAGE", size)

    for client, order in ((as_ada, [emil, dora, fay]), (as_ben, [dora, emil, fay])):
        read: list[str] = []
        address = "?sort=open_tickets"
        for _page in range(5):
            page = client.get(f"/customers/{address}").content.decode()
            read += re.findall(r'class="row-link" href="[^"]*">([^<]+)<', page)
            more = re.search(r'href="([^"]+)" rel="next"', page)
            if more is None:
                break
            address = more[1].replace("&amp;", "&")
        assert read == [person.name for person in order]


@pytest.mark.usefixtures("tickets")
def test_somebody_merged_is_passed_over_and_the_order_goes_on(
    ada: User, dora: Person, emil: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    Person.objects.filter(pk=emil.pk).update(merged_into=dora)
    monkeypatch.setattr(listing, "PAGE", 1)
    people = Person.objects.visible_to(ada).surviving()

    page = listing.listed(people, listing.Filters(sort="open_tickets"), "", ada)

    assert page.people == [dora], "Emil has more"


@pytest.mark.usefixtures("tickets")
def test_organisations_are_sorted_by_open_tickets_and_each_count_opens_its_rows(
    as_ada: Client, as_ben: Client, dora: Person, emil: Person
) -> None:
    page = as_ada.get("/organisations/?sort=open_tickets").content.decode()
    assert re.findall(r"<bdi>([^<]+)<", page)[0] == str(emil.organisation or dora.organisation)
    assert as_ben.get("/organisations/?sort=open_tickets").status_code == 200

    link = re.search(r'href="([^"]+)">(\d+) open<', page)
    assert link
    story = as_ada.get(link[1]).content.decode()
    assert story.count('class="story-entry"') == int(link[2])


def test_an_order_that_the_list_does_not_have_is_refused(as_ada: Client) -> None:
    assert as_ada.get("/customers/?sort=shoes").status_code == 422
    assert as_ada.get("/customers/?sort=open_tickets&page=x").status_code == 422
    assert organisations.SIZE == listing.PAGE
