"""Messages that wait for their way."""

from __future__ import annotations

import pytest

from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages.standstill import rest
from rapport.tickets.models import Outgoing, Standstill, Ticket
from rapport.tickets.tests.actions.messages.sending import LATER


@pytest.fixture
def waiting(ticket: Ticket, ben: User) -> list[Outgoing]:
    """Return two answers that nobody has tried to send."""
    for text in ("One.", "Two."):
        reply(ticket, text=text, by=ben, at=LATER)
    return list(Outgoing.objects.all())


def test_they_wait_together(waiting: list[Outgoing]) -> None:
    standstill = Standstill.objects.create(way="email:1", since=LATER, reason="It is down.")

    for _again in range(2):
        assert rest(waiting, way="email:1") == 2

    assert standstill.outgoing.count() == 2


def test_nothing_joins_one_that_is_over(waiting: list[Outgoing]) -> None:
    assert rest(waiting, way="email:1") == 0
    assert not Outgoing.objects.exclude(standstill=None).exists()


def test_what_a_person_asked_for_does_not_wait(waiting: list[Outgoing]) -> None:
    Standstill.objects.create(way="email:1", since=LATER, reason="It is down.")
    Outgoing.objects.filter(pk=waiting[0].pk).update(asked_at=LATER)

    assert rest(waiting, way="email:1") == 1
    assert Outgoing.objects.exclude(standstill=None).get() == waiting[1]
