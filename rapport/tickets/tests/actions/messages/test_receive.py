"""Receiving a message."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets.actions import await_customer, close, receive, reply, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)
AGAIN = Content(text="It stops again.")


def kinds_since(event: Event) -> list[str]:
    return list(Event.objects.filter(pk__gt=event.pk).order_by("pk").values_list("kind", flat=True))


def test_what_a_customer_writes_is_kept_and_leaves_one_event(ticket: Ticket, dora: Person) -> None:
    message = receive(ticket, person=dora, content=AGAIN, channel="email", by=dora, at=LATER)

    assert (message.kind, message.person, message.at) == (Message.Kind.INBOUND, dora, LATER)
    event = Event.objects.get(kind="ticket.customer_replied")
    assert (event.details["message"], event.details["channel"]) == (message.pk, "email")
    assert history(ticket)[-1].sentence == "Dora Lind wrote"


def test_who_waits_already_waits_since_then(ticket: Ticket, dora: Person) -> None:
    receive(ticket, person=dora, content=AGAIN, channel="email", by=dora, at=LATER)

    ticket.refresh_from_db()
    assert (ticket.waiting_since, ticket.last_words) == (MONDAY, "It stops again.")


def test_after_an_answer_the_wait_begins_anew(ticket: Ticket, ben: User, dora: Person) -> None:
    reply(ticket, text="Try again.", by=ben, at=MONDAY)
    last = Event.objects.latest("pk")

    receive(ticket, person=dora, content=AGAIN, channel="email", by=dora, at=LATER)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", LATER)
    assert kinds_since(last) == ["ticket.customer_replied", "ticket.resumed"]


def test_what_is_resolved_is_reopened(ticket: Ticket, ben: User, dora: Person) -> None:
    resolve(ticket, by=ben, at=MONDAY)

    receive(ticket, person=dora, content=AGAIN, channel="email", by=dora, at=LATER)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", LATER)


def test_a_machines_mail_is_kept_and_changes_nothing_else(
    ticket: Ticket, ben: User, dora: Person
) -> None:
    await_customer(ticket, by=ben, at=MONDAY)
    last = Event.objects.latest("pk")

    receive(
        ticket,
        person=dora,
        content=Content(text="I am away."),
        channel="email",
        by=dora,
        automatic=True,
        at=LATER,
    )

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("pending", None)
    assert kinds_since(last) == ["ticket.auto_replied"]


def test_a_mail_servers_report_is_nobodys(ticket: Ticket) -> None:
    report = receive(
        ticket,
        person=None,
        content=Content(text="Delayed."),
        channel="email",
        by=SYSTEM,
        automatic=True,
        at=LATER,
    )

    assert (report.kind, report.person) == (Message.Kind.AUTOMATIC, None)
    assert Event.objects.latest("pk").kind == "ticket.reported"


def test_what_is_closed_takes_no_more(ticket: Ticket, ben: User, dora: Person) -> None:
    close(ticket, by=ben, at=MONDAY)

    with pytest.raises(Conflict, match="belongs in another ticket"):
        receive(ticket, person=dora, content=AGAIN, channel="email", by=dora, at=LATER)
    assert ticket.messages.count() == 1
