"""Opening a ticket."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Queue, Ticket
from rapport.tickets.opening import Predecessor, Triage
from rapport.tickets.status import Priority
from rapport.timeline.history import history
from rapport.timeline.models import Event

HELLO = Content(text="The export stops.\nAt 60 %.")


def opened(customer: Person, by: Person | User, **more: Any) -> Ticket:
    told = {"subject": "Export", "content": HELLO, "channel": "email", "at": MONDAY, **more}
    return open_ticket(customer, by=by, **told)


def test_what_a_customer_writes_waits_in_the_default_queue(
    dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    ticket = opened(dora, dora)

    assert (ticket.status, ticket.queue, ticket.team) == ("new", support_queue, support_queue.team)
    assert (ticket.opened_at, ticket.waiting_since) == (MONDAY, MONDAY)
    assert ticket.last_words == "The export stops. At 60 %."
    message = ticket.messages.get()
    assert (message.kind, message.person) == (Message.Kind.INBOUND, dora)
    assert [each.person for each in ticket.participants.all()] == [dora]


def test_it_leaves_one_event(dora: Person, support_queue: Queue) -> None:
    ticket = opened(dora, dora)

    event = Event.objects.get()
    assert (event.kind, event.subject_id, event.at) == ("ticket.opened", ticket.pk, MONDAY)
    assert event.details["queue"] == support_queue.pk
    assert history(ticket)[0].sentence == "Dora Lind opened it"


def test_one_of_us_notes_it_for_a_customer(dora: Person, ben: User, support_queue: Queue) -> None:
    ticket = opened(dora, ben, channel="phone", triage=Triage(priority=Priority.HIGH))

    assert (ticket.customer, ticket.channel, ticket.priority) == (dora, "phone", Priority.HIGH)
    assert history(ticket)[0].sentence == "Ben Okafor opened it"


def test_without_a_subject_it_is_called_by_its_first_words(
    dora: Person, support_queue: Queue
) -> None:
    assert opened(dora, dora, subject=" ").subject.startswith("The export stops.")


def test_the_same_form_sent_twice_opens_one(dora: Person, ben: User, support_queue: Queue) -> None:
    made = [opened(dora, ben, token="the-form") for _ in range(2)]

    assert made[0] == made[1]
    assert Event.objects.count() == 1


def test_what_was_forwarded_was_said_earlier_and_counts_from_now(
    dora: Person, support_queue: Queue
) -> None:
    earlier = MONDAY - timedelta(days=2)

    ticket = opened(dora, dora, written_at=earlier)

    assert (ticket.messages.get().at, ticket.opened_at) == (earlier, MONDAY)


def test_why_it_goes_on_from_another_is_kept(ticket: Ticket, dora: Person) -> None:
    second = opened(dora, dora, follows=Predecessor(ticket, "closed", "x" * 300))

    assert (second.linked_to, second.link, len(second.link_reason)) == (ticket, "closed", 200)


def test_without_words_or_files_there_is_nothing_to_open(
    dora: Person, support_queue: Queue
) -> None:
    with pytest.raises(Invalid, match="A ticket needs a message"):
        opened(dora, dora, content=Content(text="  "))


def test_in_a_queue_of_another_team_one_opens_nothing(
    dora: Person, ben: User, billing_queue: Queue
) -> None:
    with pytest.raises(Invalid, match="Billing: it belongs to another team"):
        opened(dora, ben, triage=Triage(queue=billing_queue))
    assert not Ticket.objects.exists()


def test_without_a_queue_there_is_nowhere_to_open_it(dora: Person) -> None:
    with pytest.raises(Invalid, match="There is no queue yet"):
        opened(dora, dora)


def test_who_only_reads_may_not(dora: Person, rosa: User, support_queue: Queue) -> None:
    with pytest.raises(NotAllowed):
        opened(dora, rosa)
