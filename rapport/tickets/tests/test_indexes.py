"""Indexes of lists: a million tickets cost no more than a page.

SQLite plans by the schema alone, so an empty table shows what a full one would do. PostgreSQL
plans by statistics, and reads small tables whole.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapport.core import clock
from rapport.core.database import keyset
from rapport.customers import listing as customers
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.choices import Choices
from rapport.tickets.lists import listing
from rapport.tickets.lists.lines import columns_of
from rapport.tickets.lists.listing import ORDERS, Filters, counts, segments
from rapport.tickets.models import Category, Outgoing, Queue, Tag, Ticket

LISTS = [
    Filters(),
    Filters(assignee="nobody"),
    Filters(assignee="me"),
    Filters(status="waiting"),
    Filters(status="pending"),
    Filters(queue="support"),
    Filters(category="1"),
    Filters(team="1"),
    Filters(tag="vip"),
    Filters(status="resolved"),
    Filters(status="closed"),
    Filters(status="closed", queue="support"),
    Filters(status="closed", assignee="me"),
    Filters(status="closed", category="1"),
    Filters(status="closed", priority="4"),
    Filters(status="closed", sort="unchanged"),
    Filters(status="resolved", queue="support", sort="unchanged"),
    *(Filters(sort=order) for order in ORDERS),
    *(Filters(sort=order, queue="support") for order in ORDERS),
    *(Filters(sort=order, status="waiting") for order in ORDERS),
    *(Filters(sort=order, assignee="nobody", status="pending") for order in ORDERS),
]


@pytest.fixture(autouse=True)
def only_on_sqlite(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by statistics, of which an empty table has none")


@pytest.mark.parametrize("who", ["ada", "ben"])
@pytest.mark.parametrize("filters", LISTS, ids=str)
def test_a_list_is_read_in_the_order_of_an_index(
    who: str,
    filters: Filters,
    ada: User,
    ben: User,
    support_queue: Queue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user = {"ada": ada, "ben": ben}[who]
    tickets = Ticket.objects.visible_to(user)
    monkeypatch.setattr(listing, "RARE", -1)  # a rare one is found by the tag
    Tag.objects.create(name="vip")
    if filters.category:
        filters = replace(filters, category=str(Category.objects.create(name="Imports").pk))
    if filters.team:
        filters = replace(filters, team=str(support_queue.team_id))

    for segment in segments(tickets, filters, Choices(user)):
        sign = "-" if segment.newest_first else ""
        rows = columns_of(segment.rows).order_by(f"{sign}{segment.key}", f"{sign}pk")[:51]
        plan = rows.explain()
        assert "USING INDEX ticket_" in plan, plan
        # One person’s unsolved tickets are few: they are found by the person, then sorted.
        if not filters.assignee or filters.are_solved:
            assert "TEMP B-TREE" not in plan, plan


@pytest.mark.parametrize("filters", [Filters(), Filters(status="waiting")], ids=str)
def test_the_next_page_of_those_who_wait_is_read_in_order_too(filters: Filters, ada: User) -> None:
    waiting = segments(Ticket.objects.visible_to(ada), filters, Choices(ada))[0]

    with CaptureQueriesContext(connection) as caught:
        keyset.page([waiting], "a0.1.1", 50)
    sql = caught.captured_queries[-1]["sql"]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = str(cursor.fetchall())

    assert "USING INDEX ticket_waiting" in plan, plan
    assert "TEMP B-TREE" not in plan, plan
    assert "IS NOT NULL" not in sql, "PostgreSQL would take them for few, and sort them"
    assert '"resolved_at" IS' not in sql, "and so it would if told that they are unsolved, too"


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_customers_by_open_tickets_are_counted_by_an_index_alone(
    who: str, ada: User, ben: User, dora: Person, ticket: Ticket
) -> None:
    reader = {"ada": ada, "ben": ben}[who]
    people = Person.objects.visible_to(reader).surviving()

    with CaptureQueriesContext(connection) as caught:
        for place in ("", "-"):
            customers.listed(people, customers.Filters(sort="open_tickets"), place, reader)
    asked = [each["sql"] for each in caught.captured_queries if "tickets_ticket" in each["sql"]]
    assert len(asked) == 2
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = str(cursor.fetchall())
        assert "COVERING INDEX ticket_unsolved_of_customer" in plan, plan


@pytest.mark.parametrize("order", ["", *ORDERS])
def test_a_rare_tag_is_found_by_its_tickets(order: str, ada: User, ticket: Ticket) -> None:
    ticket.tags.add(Tag.objects.create(name="vip"))
    filters = Filters(tag="vip", sort=order)

    found = segments(Ticket.objects.visible_to(ada), filters, Choices(ada))

    assert [row.pk for segment in found for row in segment.rows] == [ticket.pk]
    assert all("INTEGER PRIMARY KEY" in segment.rows.explain() for segment in found)


@pytest.mark.parametrize("who", ["ada", "ben"])
def test_counting_the_tabs_reads_only_what_is_unsolved(
    who: str, ada: User, ben: User, support_queue: Queue
) -> None:
    user = {"ada": ada, "ben": ben}[who]
    visible = Ticket.objects.visible_to(user)

    with CaptureQueriesContext(connection) as caught:
        counts(visible, Filters(), Choices(user))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {caught.captured_queries[-1]['sql']}")
        plan = str(cursor.fetchall())

    assert "USING INDEX ticket_load" in plan or "USING INDEX ticket_unsolved" in plan, plan


def test_a_customers_tickets_are_found_by_the_customer(ben: User) -> None:
    plan = Ticket.objects.filter(customer=1).order_by("-opened_at")[:6].explain()

    assert "ticket_of_customer" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    ("index", "key", "asked"),
    [
        ("outgoing_due", "due_at", {"state": "queued", "standstill": None}),
        ("outgoing_at_standstill", "pk", {"standstill": 1}),
    ],
)
def test_what_waits_to_be_sent_is_found_among_all_that_was_ever_sent(
    index: str, key: str, asked: dict[str, object]
) -> None:
    plan = Outgoing.objects.filter(**asked, due_at__lte=clock.now()).order_by(key, "pk").explain()

    assert f"USING INDEX {index} " in plan, plan
