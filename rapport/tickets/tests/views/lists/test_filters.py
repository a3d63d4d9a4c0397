"""Filters and the order of a list."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import assign, change_priority, hold, resolve, tag
from rapport.tickets.lists.listing import ORDERS
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.conftest import HTMX
from rapport.tickets.tests.quantity import hours, opened

ROW = re.compile(r'<li class="queue-row" id="ticket-(\d+)"')


def _rows(page: str) -> list[int]:
    return [int(pk) for pk in ROW.findall(page)]


@pytest.fixture
def four(ben: User, dora: Person, support_queue: Queue) -> list[Ticket]:
    """Return tickets opened one after another; the third is urgent, the second changed last, and
    nobody waits in the first.
    """
    made = [opened(dora, support_queue, f"Question {n}", at=hours(n)) for n in range(4)]
    Ticket.objects.filter(pk=made[0].pk).update(waiting_since=None)
    change_priority(made[2], priority=4, by=ben, at=hours(5))
    assign(made[1], to=ben, by=ben, at=hours(6))
    return made


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", [1, 2, 3, 0]),
        ("newest", [3, 2, 1, 0]),
        ("oldest", [0, 1, 2, 3]),
        ("changed", [1, 2, 3, 0]),
        ("unchanged", [0, 3, 2, 1]),
        ("priority", [2, 1, 3, 0]),
        ("shortest", [3, 2, 1, 0]),
        ("lowest", [1, 3, 0, 2]),
    ],
)
def test_the_list_has_the_order_that_is_asked_for(
    as_ben: Client, four: list[Ticket], sort: str, order: list[int]
) -> None:
    page = as_ben.get(f"/tickets/?sort={sort}").content.decode()

    assert _rows(page) == [four[n].pk for n in order]


@pytest.mark.parametrize("sort", ORDERS)
def test_pages_of_every_order_show_each_ticket_once(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue, sort: str
) -> None:
    for n in range(120):
        ticket = opened(dora, support_queue, at=hours(n % 7))
        if n % 3 == 0:
            change_priority(ticket, priority=1 + n % 4, by=ben, at=hours(8))
        if n % 5 == 0:
            hold(ticket, by=ben, at=hours(n % 11))

    seen, query = list[int](), f"sort={sort}"
    while query:
        page = as_ben.get(f"/tickets/?{query}").content.decode()
        seen += _rows(page)
        later = re.search(r'href="/tickets/\?([^"]*)" rel="next"', page)
        query = later[1].replace("&amp;", "&") if later else ""

    assert len(seen) == len(set(seen)) == 120


def _heads(page: str) -> dict[str, tuple[str, str]]:
    """Return the address and the direction of each head that sorts."""
    found = re.findall(
        r'queue-head-(\w+)" role="columnheader"(?: aria-sort="(\w+)")?><a [^>]*href="([^"]*)"', page
    )
    return {name: (url.replace("&amp;", "&"), sort) for name, sort, url in found}


def test_the_heads_of_columns_sort_and_say_how_the_list_is_sorted(
    as_ben: Client, four: list[Ticket]
) -> None:
    as_ben.cookies["columns"] = "customer.priority.waits.opened.changed.number"

    usual = _heads(as_ben.get("/tickets/?queue=support").content.decode())
    assert usual == {
        "waits": ("/tickets/?queue=support&sort=shortest", "descending"),
        "priority": ("/tickets/?queue=support&sort=priority", ""),
        "opened": ("/tickets/?queue=support&sort=newest", ""),
        "changed": ("/tickets/?queue=support&sort=changed", ""),
    }
    newest = _heads(as_ben.get(usual["opened"][0]).content.decode())
    assert newest["opened"] == ("/tickets/?queue=support&sort=oldest", "descending")
    assert newest["waits"] == ("/tickets/?queue=support", "")
    oldest = _heads(as_ben.get(newest["opened"][0]).content.decode())
    assert oldest["opened"] == ("/tickets/?queue=support&sort=newest", "ascending")


def test_solved_tickets_are_sorted_by_their_last_change_alone(
    as_ben: Client, ben: User, four: list[Ticket]
) -> None:
    resolve(four[0], by=ben, at=hours(10))

    heads = _heads(as_ben.get("/tickets/?status=resolved").content.decode())

    assert heads == {"waits": ("/tickets/?status=resolved&sort=unchanged", "descending")}


def test_a_list_of_solved_tickets_keeps_its_order_where_it_has_no_other(
    as_ben: Client, ben: User, four: list[Ticket]
) -> None:
    for n, ticket in enumerate(four):
        resolve(ticket, by=ben, at=hours(10 + n))

    newest = as_ben.get("/tickets/?status=resolved&sort=priority").content.decode()
    oldest = as_ben.get("/tickets/?status=resolved&sort=unchanged").content.decode()

    assert _rows(newest) == [ticket.pk for ticket in reversed(four)]
    assert _rows(oldest) == [ticket.pk for ticket in four]


def test_a_priority_filters(as_ben: Client, four: list[Ticket]) -> None:
    page = as_ben.get("/tickets/?priority=4").content.decode()

    assert _rows(page) == [four[2].pk]
    assert "Priority: Urgent" in page


@pytest.mark.parametrize("query", ["sort=sideways", "priority=9", "priority=high"])
def test_what_is_no_order_and_no_priority_is_refused_in_a_sentence(
    as_ben: Client, ticket: Ticket, query: str
) -> None:
    assert as_ben.get(f"/tickets/?{query}").status_code == 422


def test_words_in_a_chip_and_in_the_field_count_together(
    as_ben: Client, four: list[Ticket]
) -> None:
    page = as_ben.get("/tickets/?q=question&q=3", headers={**HTMX, "HX-Trigger": "filters"})

    assert _rows(page.content.decode()) == [four[3].pk]
    assert page.headers["HX-Push-Url"] == "/tickets/?q=question+3"


def test_the_menu_offers_filters_beside_those_that_are_active(
    as_ben: Client, ben: User, four: list[Ticket]
) -> None:
    tag(four[0], name="vip", by=ben)
    aimed = {**HTMX, "HX-Target": "filter-kinds"}

    menu = as_ben.get("/tickets/filters/?priority=4&q=", headers=aimed).content.decode()
    page = as_ben.get("/tickets/filters/?priority=4").content.decode()

    assert menu.lstrip().startswith('<div id="filter-kinds"')
    assert 'href="/tickets/?priority=4&amp;tag=vip"' in menu
    assert menu.strip() in page
    assert as_ben.get("/tickets/filters/?status=lost").status_code == 422
