"""Taking back that the customer was told in another way."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions.messages import delivery
from rapport.tickets.actions.messages.nondelivery import mark_known, unmark_known
from rapport.tickets.models import Nondelivery, Ticket
from rapport.tickets.tests.actions.messages.sending import EMIL, FULL, send
from rapport.tickets.tests.posting import comes_back
from rapport.timeline.models import Event

HOUR = timedelta(hours=1)
LATE = MONDAY + 5 * HOUR


def test_it_stands_as_before(ticket: Ticket, ben: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)
    assert failed.message is not None
    mark_known(failed.message, by=ben, at=LATE)

    for _again in range(2):
        unmark_known(failed.message, by=ben, at=LATE + HOUR)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", MONDAY)
    assert ticket.first_responded_at is None
    row = Nondelivery.objects.get()
    assert (row.is_open, row.is_missed, row.ended_by) == (True, True, None)
    assert Event.objects.filter(kind="ticket.told_taken_back").count() == 1


def test_one_that_only_a_copy_missed_still_counts(ticket: Ticket, emil: Person, ben: User) -> None:
    sent = delivery.note_bounce(send(ticket, ben, EMIL), {EMIL: FULL}, at=LATE)
    assert sent.message is not None
    mark_known(sent.message, by=ben, at=LATE)
    unmark_known(sent.message, by=ben, at=LATE)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.first_responded_at) == ("pending", MONDAY)
    assert Nondelivery.objects.get().is_open
