"""A desk of a million tickets, and the plans of its lists.

A process of its own (``benchmarks.plans``).
"""

from __future__ import annotations

import django

django.setup()

import json
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.management import call_command
from django.db import connection

from benchmarks.plans_fill import fill
from rapport.core.database.keyset import page
from rapport.customers import listing as customers
from rapport.customers import organisations
from rapport.customers.models import Person
from rapport.people.models import Team, User
from rapport.tickets.choices import Choices
from rapport.tickets.lists.lines import columns_of
from rapport.tickets.lists.listing import ORDERS, ORDERS_OF_SOLVED, Filters, segments
from rapport.tickets.models import Category, Ticket

PAGE = 50
# A page may touch this many rows (PostgreSQL), or take as many steps of SQLite's machine.
MOST_ROWS, MOST_STEPS = 2_000, 200_000
EVERY = 100
SOLVED = ("resolved", "closed")
# The columns of open tickets.
OPEN = "open_tickets"
BIG = ("tickets_ticket", "customers_person", "customers_organisation")
READ = tuple(f'FROM "{table}"' for table in BIG)
LONG_AGO = "2026-06-01T00:00:00+00:00"


@dataclass
class Read:
    """How a list was read: by which indexes, at what cost, in which time, and whether sorted."""

    indexes: list[str] = field(default_factory=list)
    cost: int = 0
    seconds: float = 0.0
    sorts: bool = False

    @property
    def is_too_much(self) -> bool:
        """Return whether it touched more than a page may."""
        return self.cost > (MOST_STEPS if connection.vendor == "sqlite" else MOST_ROWS)

    def cells(self, what: str) -> list[str]:
        """Return it as a row of the table."""
        notes = ["sorted"] * self.sorts + ["TOO MUCH"] * self.is_too_much
        indexes = ", ".join(dict.fromkeys(self.indexes)) or "NONE"
        return [what, indexes, f"{self.cost:,}", f"{self.seconds * 1000:.1f}", ", ".join(notes)]


def main(tickets: int) -> None:
    """Fill the desk, read its lists, print rows of a table as JSON."""
    call_command("migrate", verbosity=0)
    fill(tickets)
    found = [*_lists()]
    rows = [read.cells(what) for what, read in found]
    missed = sum(read.is_too_much for _, read in found)
    sys.stdout.write(json.dumps({"rows": rows, "missed": missed}) + "\n")


def _lists() -> Iterator[tuple[str, Read]]:
    users = [User.objects.get(name=name) for name in ("Ada Berg", "Ben Okafor")]
    for user in users:
        for filters in _filters():
            yield f"{user.name[:3]}: {_said(filters)}", _tickets(user, filters)
    for user in users:
        for order in ("", "name", OPEN):
            for organisation in ("", "7"):
                asked = customers.Filters(organisation=organisation, sort=order)
                yield f"{user.name[:3]}, customers: {_said(asked)}", _people(user, asked)
        for order in ("", organisations.BY_CONTACT, organisations.BY_PEOPLE, OPEN):
            among = organisations.Filters(sort=order)
            yield f"{user.name[:3]}, organisations: {_said(among)}", _organisations(user, among)


def _said(filters: Filters | customers.Filters | organisations.Filters) -> str:
    return " ".join(f"{name}={value}" for name, value in vars(filters).items() if value) or "all"


def _filters() -> Iterator[Filters]:
    narrowed = (
        Filters(),
        Filters(assignee="nobody"),
        Filters(assignee="me"),
        Filters(queue="support"),
        Filters(team=str(Team.objects.order_by("pk")[0].pk)),
        Filters(category=str(Category.objects.order_by("pk")[0].pk)),
        Filters(priority="4"),
        Filters(tag="common"),
        Filters(tag="rare"),
    )
    of_open = (Filters(status="waiting"), Filters(status="pending"), Filters(before=LONG_AGO))
    for filters in (*narrowed, *of_open):
        for order in ("", *ORDERS):
            yield replace(filters, sort=order)
    for status in SOLVED:
        for filters in narrowed:
            for order in ("", *ORDERS_OF_SOLVED):
                yield replace(filters, status=status, sort=order)


def _tickets(user: User, filters: Filters) -> Read:
    """Read the first page and the second, as the queue's page does."""
    found = segments(Ticket.objects.visible_to(user), filters, Choices(user))
    read = [segment.of(columns_of) for segment in found]
    with _listened() as asked:
        first = page(read, "", PAGE)
        if first.later:
            page(read, first.later, PAGE)
    return _measured(asked)


def _people(user: User, filters: customers.Filters) -> Read:
    people = Person.objects.visible_to(user).surviving()
    with _listened() as asked:
        first = customers.listed(people, filters, "", user)
        if first.more:
            customers.listed(people, filters, first.more, user)
    return _measured(asked)


def _organisations(user: User, filters: organisations.Filters) -> Read:
    with _listened() as asked:
        first = organisations.page_after("", filters, user)
        if first.following:
            organisations.page_after(first.following, filters, user)
    return _measured(asked)


@contextmanager
def _listened() -> Iterator[list[tuple[str, Any]]]:
    """Collect the queries of the block that read people or tickets."""
    asked: list[tuple[str, Any]] = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if any(table in sql for table in READ):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield asked


def _measured(asked: list[tuple[str, Any]]) -> Read:
    """Return what the dearest of these queries costs, now that all is in memory."""
    measure = _on_sqlite if connection.vendor == "sqlite" else _on_postgres
    found = (measure(sql, params) for sql, params in asked)
    # Nothing is asked where a tag is on no ticket at all.
    return max(found, key=lambda read: read.cost, default=Read())


def _on_sqlite(sql: str, params: Any) -> Read:
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += EVERY
        return 0

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plan = "\n".join(row[3] for row in cursor.fetchall())
        connection.connection.set_progress_handler(count, EVERY)
        begun = time.perf_counter()
        cursor.execute(sql, params)
        cursor.fetchall()
        took = time.perf_counter() - begun
        connection.connection.set_progress_handler(None, 0)
    indexes = re.findall(r"INDEX ((?:ticket|person|customers)\w+)", plan)
    return Read(indexes, steps, took, "TEMP B-TREE FOR ORDER" in plan)


def _on_postgres(sql: str, params: Any) -> Read:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
        told = cursor.fetchone()[0]
    (whole,) = json.loads(told) if isinstance(told, str) else told
    read = Read(seconds=whole["Execution Time"] / 1000)
    for node in _nodes(whole["Plan"]):
        read.sorts |= "Sort" in node["Node Type"]
        if "Scan" in node["Node Type"]:
            out = node.get("Rows Removed by Filter", 0) + node.get(
                "Rows Removed by Index Recheck", 0
            )
            read.cost += round((node["Actual Rows"] + out) * node["Actual Loops"])
        if re.match("ticket|person|customers", name := node.get("Index Name", "")):
            read.indexes.append(name)
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in BIG:
            read.indexes.append(f"WHOLE {node['Relation Name']}")
    return read


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


if __name__ == "__main__":
    main(int(sys.argv[1]))
