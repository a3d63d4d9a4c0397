from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import close, receive, reopen, reply, resolve
from rapport.tickets.content import Content
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_resolving_settles_the_ticket_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    resolved = resolve(ticket, by=ben, at=LATER)

    assert (resolved.status, resolved.resolved_at) == ("resolved", LATER)
    assert resolved.waiting_since is None
    event = Event.objects.get(kind="ticket.resolved")
    assert (event.subject_id, event.by_id, event.at) == (ticket.pk, ben.pk, LATER)


def test_resolving_twice_changes_nothing(ticket: Ticket, ben: User, ada: User) -> None:
    resolve(ticket, by=ben, at=LATER)
    resolve(ticket, by=ada, at=LATER + timedelta(hours=1))

    assert Event.objects.filter(kind="ticket.resolved").count() == 1
    assert ticket.resolutions.get().by == ben


def test_a_read_only_person_may_not_resolve(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed) as refused:
        resolve(ticket, by=rosa, at=LATER)

    assert "role" in refused.value.sentence
    assert not ticket.resolutions.exists()


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
