"""Walking through a list."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import assign, change_priority, reply, resolve
from rapport.tickets.models import Queue
from rapport.tickets.status import Priority
from rapport.tickets.tests.quantity import hours, opened


def _leads_to(client: Client, url: str) -> str:
    return str(client.get(url).headers["Location"])


def test_next_and_previous_follow_the_list_one_came_from(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue
) -> None:
    first, second, third = (opened(dora, support_queue, at=hours(n)) for n in (1, 2, 3))
    assign(second, to=ben, by=ben)

    assert _leads_to(as_ben, f"/tickets/{first.pk}/next/") == f"/tickets/{second.pk}/"

    as_ben.get("/tickets/?assignee=nobody")
    assert _leads_to(as_ben, f"/tickets/{first.pk}/next/") == f"/tickets/{third.pk}/"
    assert _leads_to(as_ben, f"/tickets/{third.pk}/previous/") == f"/tickets/{first.pk}/"


def test_at_its_end_the_list_itself_comes_back(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    only = opened(dora, support_queue)
    as_ben.get("/tickets/?queue=support")

    answered = as_ben.get(f"/tickets/{only.pk}/next/", follow=True)

    assert answered.redirect_chain == [("/tickets/?queue=support", 302)]
    assert "The list ends here." in answered.content.decode()


def test_from_a_ticket_that_is_done_one_comes_to_who_waits_longest(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue
) -> None:
    longest, done = (opened(dora, support_queue, at=hours(n)) for n in (1, 2))
    resolve(done, by=ben)

    assert _leads_to(as_ben, f"/tickets/{done.pk}/next/") == f"/tickets/{longest.pk}/"


def test_the_walk_goes_on_from_where_the_ticket_was(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue
) -> None:
    first, second, third = (opened(dora, support_queue, at=hours(n)) for n in (1, 2, 3))
    as_ben.get("/tickets/")
    as_ben.get(f"/tickets/{second.pk}/")
    reply(second, text="Try again.", by=ben)
    as_ben.get(f"/tickets/{second.pk}/")
    assert _leads_to(as_ben, f"/tickets/{second.pk}/next/") == f"/tickets/{third.pk}/"

    resolve(second, by=ben)
    assert _leads_to(as_ben, f"/tickets/{second.pk}/next/") == f"/tickets/{third.pk}/"
    assert _leads_to(as_ben, f"/tickets/{second.pk}/previous/") == f"/tickets/{first.pk}/"
    as_ben.get("/tickets/")
    assert _leads_to(as_ben, f"/tickets/{second.pk}/next/") == f"/tickets/{first.pk}/"


def test_the_walk_goes_on_where_the_urgent_come_first(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue
) -> None:
    low, first, second = (opened(dora, support_queue, at=hours(n)) for n in (1, 2, 3))
    for ticket in (first, second):
        change_priority(ticket, priority=Priority.URGENT, by=ben)
    as_ben.get("/tickets/?sort=priority")
    as_ben.get(f"/tickets/{second.pk}/")
    resolve(second, by=ben)

    assert _leads_to(as_ben, f"/tickets/{second.pk}/next/") == f"/tickets/{low.pk}/"
    assert _leads_to(as_ben, f"/tickets/{second.pk}/previous/") == f"/tickets/{first.pk}/"


@pytest.mark.parametrize("kept", ["x", "7", "7__", "7_x_y", "7_2026_2026", "_" * 300])
def test_a_place_that_makes_no_sense_is_none(
    as_ben: Client, dora: Person, support_queue: Queue, kept: str
) -> None:
    first, second = (opened(dora, support_queue, at=hours(n)) for n in (1, 2))
    as_ben.cookies["place"] = kept.replace("7", str(first.pk))

    assert _leads_to(as_ben, f"/tickets/{first.pk}/next/") == f"/tickets/{second.pk}/"


def test_a_list_that_makes_no_sense_any_more_is_left(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    ticket = opened(dora, support_queue)
    for forgotten in ("queue=gone", "status=nonsense", "page=x"):
        as_ben.cookies["list"] = forgotten
        assert as_ben.get(f"/tickets/{ticket.pk}/next/").status_code == 302
        assert as_ben.get(f"/tickets/{ticket.pk}/").status_code == 200
