"""Closing a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import close, receive, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_is_closed_for_good_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    for _again in range(2):
        closed = close(ticket, by=ben, at=LATER)

    assert (closed.status, closed.closed_at, closed.waiting_since) == ("closed", LATER, None)
    assert closed.resolved_at == LATER, "what was never resolved counts as resolved now"
    assert Event.objects.filter(kind="ticket.closed").count() == 1
    assert history(ticket)[-1].sentence == "Ben Okafor closed it"


def test_what_was_resolved_was_resolved_then(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=MONDAY)

    assert close(ticket, by=ben, at=LATER).resolved_at == MONDAY


def test_nothing_is_added_afterwards(ticket: Ticket, ben: User, dora: Person) -> None:
    close(ticket, by=ben, at=MONDAY)

    with pytest.raises(Conflict, match="belongs in another ticket"):
        receive(
            ticket, person=dora, content=Content(text="And?"), channel="email", by=dora, at=LATER
        )


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        close(ticket, by=rosa, at=LATER)

    ticket.refresh_from_db()
    assert ticket.closed_at is None
