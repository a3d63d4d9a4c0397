"""The usual lists, equal to the same lists of any filters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rapport.core.database.keyset import Page, page
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import assign, await_customer, hold, resolve
from rapport.tickets.choices import Choices
from rapport.tickets.lists import usual
from rapport.tickets.lists.lines import columns_of
from rapport.tickets.lists.listing import Filters, counts, segments
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import hours, opened

TABS = [
    Filters(status=status, assignee=assignee)
    for status in ("", "waiting", "pending", "on_hold", "new", "open")
    for assignee in ("", "me", "nobody")
]


@pytest.fixture
def desk(
    ben: User, cleo: User, dora: Person, support_queue: Queue, billing_queue: Queue
) -> list[Ticket]:
    """Return tickets of both teams, of each status, of several people and of nobody."""
    for n, queue in enumerate((support_queue, billing_queue) * 30):
        opened(dora, queue, at=hours(n % 7))
    made = list(Ticket.objects.order_by("pk"))
    for ticket in made[::5]:
        assign(ticket, to=ben if ticket.queue == support_queue else cleo, by=ben)
    for ticket, verb in zip(made[::7], (await_customer, hold, resolve) * 3, strict=True):
        verb(ticket, by=ben if ticket.queue == support_queue else cleo)
    return made


@pytest.mark.parametrize("filters", TABS, ids=str)
def test_a_tab_begins_with_the_same_rows(
    filters: Filters, desk: list[Ticket], ada: User, ben: User, cleo: User
) -> None:
    assert usual.is_usual(filters)
    for user in (ada, ben, cleo):
        quick = page(usual.beginnings(filters, user), "", 50)
        assert quick == _slow(filters, user)


def _slow(filters: Filters, user: User) -> Page[Any]:
    visible = Ticket.objects.visible_to(user)
    whole = segments(visible, filters, Choices(user))
    return page([replace(each, rows=columns_of(each.rows)) for each in whole], "", 50)


def test_the_tabs_count_the_same(desk: list[Ticket], ada: User, ben: User, cleo: User) -> None:
    for user in (ada, ben, cleo):
        visible = Ticket.objects.visible_to(user)
        assert usual.counted(user) == counts(visible, Filters(), Choices(user))


def test_a_person_without_a_team_sees_what_is_theirs(desk: list[Ticket], ben: User) -> None:
    ben.memberships.all().delete()
    alone = User.objects.get(pk=ben.pk)

    assert usual.counted(alone) == counts(
        Ticket.objects.visible_to(alone), Filters(), Choices(alone)
    )
    assert page(usual.beginnings(Filters(), alone), "", 50) == _slow(Filters(), alone)


@pytest.mark.parametrize(
    "filters",
    [Filters(q="refund"), Filters(queue="support"), Filters(assignee="7"), Filters(tag="vip")],
    ids=str,
)
def test_other_filters_are_not_usual(filters: Filters) -> None:
    assert not usual.is_usual(filters)


def test_what_is_solved_is_not_usual() -> None:
    assert not usual.is_usual(Filters(status="resolved"))
