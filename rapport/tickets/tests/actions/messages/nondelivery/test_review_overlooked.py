"""Answers that failed on a desk of an earlier version."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.actions.messages.nondelivery import review_overlooked
from rapport.tickets.lists.undelivered import undelivered
from rapport.tickets.models import Message, Nondelivery, Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import kinds_of
from rapport.tickets.tests.posting import arrives, comes_back, is_parked, waits

HOUR = timedelta(hours=1)
LATE = MONDAY + timedelta(days=60)


def forget(ticket: Ticket) -> None:
    """Let the desk be one that knew of no such thing."""
    Nondelivery.objects.all().delete()
    Ticket.objects.filter(pk=ticket.pk).update(
        status="pending", waiting_since=None, first_responded_at=MONDAY + HOUR
    )


def test_they_are_listed_with_their_time_and_do_not_count(ticket: Ticket, ben: User) -> None:
    for failing in (comes_back, is_parked):
        failed = failing(ticket, by=ben, at=MONDAY + HOUR)
        forget(ticket)

        assert review_overlooked(LATE)
        assert not review_overlooked(LATE), "once"

        (item,) = undelivered(ben, LATE)
        assert item.row.message_id == failed.message_id
        assert item.at < MONDAY + 3 * HOUR
        ticket.refresh_from_db()
        assert (ticket.status, ticket.waiting_since) == ("open", MONDAY)
        assert ticket.first_responded_at is None
        assert kinds_of(ticket)[-2:] == ["ticket.missed", "ticket.resumed"]
        Message.objects.filter(pk=failed.message_id).delete()


def test_history_and_what_is_underway_are_left_alone(ticket: Ticket, ben: User) -> None:
    is_parked(ticket, by=ben, at=MONDAY + HOUR)
    forget(ticket)
    Outgoing.objects.update(state="queued")
    assert not review_overlooked(LATE)

    Outgoing.objects.update(state="parked")
    resolve(ticket, by=ben, at=MONDAY + HOUR)
    assert not review_overlooked(LATE)
    assert review_overlooked(MONDAY + 2 * HOUR)


def test_what_arrived_is_left_alone(ticket: Ticket, ben: User) -> None:
    arrives(ticket, by=ben, at=MONDAY + HOUR)
    waits(ticket, by=ben, at=MONDAY + 2 * HOUR)

    assert not review_overlooked(MONDAY + 3 * HOUR)
