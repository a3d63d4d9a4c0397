"""The audience of tickets."""

from __future__ import annotations

from rapport.people.models import User
from rapport.tickets.additions.audience import audible
from rapport.tickets.models import Ticket


def test_news_of_a_ticket_is_for_those_who_see_it(
    ticket: Ticket,
    ada: User,
    ben: User,
    cleo: User,
    django_assert_num_queries: object,
) -> None:
    assert set(audible(ben, {ticket.pk, 999})) == {ticket.pk}
    assert set(audible(cleo, {ticket.pk})) == set()
    with django_assert_num_queries(0):  # type: ignore[operator]  # a context manager
        assert set(audible(ada, {ticket.pk})) == {ticket.pk}
