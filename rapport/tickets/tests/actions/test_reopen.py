"""Reopening a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import close, receive, reopen, reply, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_reopening_takes_the_resolution_back(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=LATER)
    reopened = reopen(ticket, by=ben, at=LATER + timedelta(minutes=5))

    assert (reopened.status, reopened.resolved_at) == ("open", None)
    assert ticket.resolutions.get().undone_at == LATER + timedelta(minutes=5)


def test_who_waited_before_the_resolution_waits_again(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben, at=LATER)

    assert reopen(ticket, by=ben, at=LATER).waiting_since == MONDAY


def test_who_had_an_answer_does_not_wait_after_reopening(ticket: Ticket, ben: User) -> None:
    reply(ticket, text="It is mended.", by=ben, at=LATER)
    resolve(ticket, by=ben, at=LATER)

    assert reopen(ticket, by=ben, at=LATER).waiting_since is None


def test_who_writes_after_the_resolution_waits_from_then_on(
    ticket: Ticket, ben: User, dora: Person
) -> None:
    resolve(ticket, by=ben, at=LATER)
    again = LATER + timedelta(hours=1)
    content = Content(text="It stops again.")
    receive(ticket, person=dora, content=content, channel="email", by=dora, at=again)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", again)

    resolve(ticket, by=ben, at=again)
    assert reopen(ticket, by=ben, at=again).waiting_since == again


def test_a_closed_ticket_stays_closed(ticket: Ticket, ben: User) -> None:
    close(ticket, by=ben, at=LATER)

    with pytest.raises(Conflict):
        reopen(ticket, by=ben, at=LATER)


def test_reopening_what_is_open_changes_nothing(ticket: Ticket, ben: User, bea: User) -> None:
    resolve(ticket, by=ben, at=LATER)
    for _again in range(2):
        reopen(ticket, by=bea, at=LATER)

    assert Event.objects.filter(kind="ticket.reopened").count() == 1
    assert history(ticket)[-1].sentence == "Bea Lund reopened it"


def test_who_only_reads_may_not(ticket: Ticket, ben: User, rosa: User) -> None:
    resolve(ticket, by=ben, at=LATER)

    with pytest.raises(NotAllowed):
        reopen(ticket, by=rosa, at=LATER)
