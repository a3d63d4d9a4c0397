"""Walking through a list."""

from __future__ import annotations

from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import assign, resolve
from rapport.tickets.models import Queue
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


def test_a_list_that_makes_no_sense_any_more_is_left(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    ticket = opened(dora, support_queue)
    for forgotten in ("queue=gone", "status=nonsense", "page=x"):
        as_ben.cookies["list"] = forgotten
        assert as_ben.get(f"/tickets/{ticket.pk}/next/").status_code == 302
        assert as_ben.get(f"/tickets/{ticket.pk}/").status_code == 200
