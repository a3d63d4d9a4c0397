"""An answer that the customer was told in another way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions.messages import delivery
from rapport.tickets.actions.messages.nondelivery import mark_known
from rapport.tickets.facts import FIRST_RESPONSES
from rapport.tickets.models import Nondelivery, Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, FULL
from rapport.tickets.tests.posting import arrives, comes_back
from rapport.timeline.models import Event

HOUR = timedelta(hours=1)
LATE = MONDAY + 5 * HOUR


def test_it_counts_from_then_on(ticket: Ticket, ben: User, bea: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)
    assert failed.message is not None

    for _again in range(2):
        mark_known(failed.message, by=bea, at=LATE)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("pending", None)
    assert ticket.first_responded_at == LATE
    assert [row["agent"] for row in FIRST_RESPONSES.rows({ticket.pk})] == ["Ben Okafor"]
    row = Nondelivery.objects.get()
    assert (row.ended_by, row.ended_at, row.is_missed) == (bea, LATE, False)
    event = Event.objects.get(kind="ticket.told_otherwise")
    assert (event.by_id, event.subject_id) == (bea.pk, ticket.pk)


def test_a_further_report_changes_nothing(ticket: Ticket, ben: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)
    assert failed.message is not None
    mark_known(failed.message, by=ben, at=LATE)

    delivery.note_bounce(failed, {DORA: FULL, "also@nordwind.example": FULL}, at=LATE + HOUR)

    assert not Nondelivery.objects.get().is_open


def test_one_that_arrived_is_refused(ticket: Ticket, ben: User) -> None:
    sent: Outgoing = arrives(ticket, by=ben, at=MONDAY)
    assert sent.message is not None
    with pytest.raises(Invalid, match="has arrived"):
        mark_known(sent.message, by=ben)


def test_who_may_only_read_may_not(ticket: Ticket, ben: User, rosa: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY)
    assert failed.message is not None
    with pytest.raises(NotAllowed):
        mark_known(failed.message, by=rosa)
