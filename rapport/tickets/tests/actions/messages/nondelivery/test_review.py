"""Answers that did not reach the one who asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from conftest import MONDAY
from rapport.customers.models import Identity, Person
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import (
    await_customer,
    copy_in,
    hold,
    receive,
    reply,
    resolve,
    write_to,
)
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.actions.messages.nondelivery import review
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.correspondence.content import Content
from rapport.tickets.facts import FIRST_RESPONSES
from rapport.tickets.models import Message, Nondelivery, Outgoing, Queue, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, EMIL, kinds_of, send
from rapport.tickets.tests.posting import arrives, comes_back, is_parked, leaves

HOUR = timedelta(hours=1)
LATE = MONDAY + 5 * HOUR
FULL = Refused("full", "5.2.2", "552 5.2.2 Over quota")
POLICY = Refused("rules", "5.7.1", "550 5.7.1 Not by our rules")


def stands(ticket: Ticket) -> tuple[str, datetime | None, datetime | None]:
    """Return its status, who waits since when, and when it was first answered."""
    ticket.refresh_from_db()
    return ticket.status, ticket.waiting_since, ticket.first_responded_at


def responses(ticket: Ticket) -> list[tuple[datetime, str]]:
    return [(row["responded_at"], row["agent"]) for row in FIRST_RESPONSES.rows({ticket.pk})]


def writes(ticket: Ticket, person: Person, at: datetime) -> None:
    content = Content(text="And this?")
    receive(ticket, person=person, content=content, channel="email", by=person, at=at)


def test_a_returned_answer_leaves_its_customer_waiting_since_they_asked(
    ticket: Ticket, ben: User
) -> None:
    comes_back(ticket, by=ben, at=MONDAY + HOUR)

    assert stands(ticket) == ("open", MONDAY, None)
    assert responses(ticket) == []
    assert kinds_of(ticket)[1:] == ["ticket.undelivered", "ticket.missed", "ticket.resumed"]


def test_a_refused_one_does_as_well(ticket: Ticket, ben: User) -> None:
    is_parked(ticket, by=ben, at=MONDAY + HOUR)

    assert stands(ticket) == ("open", MONDAY, None)
    assert responses(ticket) == []


def test_one_to_nobody_does_as_well(ticket: Ticket, dora: Person, ben: User) -> None:
    Identity.objects.filter(person=dora).delete()

    message = reply(ticket, text="It is mended.", by=ben, at=MONDAY + HOUR)

    assert stands(ticket) == ("open", MONDAY, None)
    assert Nondelivery.objects.get().message == message


def test_a_later_answer_that_arrives_counts(ticket: Ticket, ben: User, bea: User) -> None:
    comes_back(ticket, by=ben, at=MONDAY + HOUR)
    arrives(ticket, by=bea, at=LATE)

    assert stands(ticket) == ("pending", None, LATE)
    assert responses(ticket) == [(LATE, "Bea Lund")]


def test_the_same_one_counts_from_when_it_was_sent_again(ticket: Ticket, ben: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)
    outbox.retry(failed, by=ben, at=MONDAY + 3 * HOUR)
    assert stands(ticket) == ("open", MONDAY, None), "not while it is on its way"

    leaves(failed, LATE)

    assert stands(ticket) == ("pending", None, LATE)
    assert responses(ticket) == [(LATE, "Ben Okafor")]
    assert kinds_of(ticket)[-1] == "ticket.reached"
    assert not Nondelivery.objects.get().is_open


def test_one_that_fails_again_counts_no_more(ticket: Ticket, ben: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)
    outbox.retry(failed, by=ben, at=MONDAY + 3 * HOUR)
    delivery.note_bounce(leaves(failed, LATE), {DORA: FULL}, at=LATE + HOUR)

    assert stands(ticket) == ("open", MONDAY, None)
    row = Nondelivery.objects.get()
    assert (row.at, row.is_open, row.given_at) == (LATE + HOUR, True, None)


def test_what_the_customer_wrote_meanwhile_still_waits(
    ticket: Ticket, dora: Person, ben: User
) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)
    writes(ticket, dora, MONDAY + 4 * HOUR)
    outbox.retry(failed, by=ben, at=MONDAY + 4 * HOUR)
    leaves(failed, LATE)

    assert stands(ticket) == ("open", MONDAY + 4 * HOUR, LATE)


def test_an_earlier_answer_that_arrived_still_counts(ticket: Ticket, ben: User) -> None:
    arrives(ticket, by=ben, at=MONDAY + HOUR)
    comes_back(ticket, by=ben, at=MONDAY + 2 * HOUR)

    assert stands(ticket) == ("open", None, MONDAY + HOUR), "we are to write again"


def test_a_refused_copy_is_told_and_the_answer_counts(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    delivery.note_bounce(send(ticket, ben, EMIL), {EMIL: POLICY}, at=LATE)

    assert stands(ticket) == ("pending", None, MONDAY)
    row = Nondelivery.objects.get()
    assert (row.is_missed, row.is_open) == (False, True)


def test_if_only_the_copy_arrived_it_does_not_count(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    sent = send(ticket, ben, EMIL)
    delivery.note_bounce(sent, {DORA: FULL}, at=LATE)

    sent.refresh_from_db()
    assert sent.state == Outgoing.State.SENT
    assert stands(ticket) == ("open", MONDAY, None)


def test_it_counts_only_if_the_one_who_asked_got_it(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    arrives(ticket, by=ben, at=MONDAY + HOUR)
    copy_in(ticket, people=[emil], by=ben, answered="to", at=MONDAY + 2 * HOUR)
    writes(ticket, emil, MONDAY + 2 * HOUR)
    sent = arrives(ticket, by=ben, at=MONDAY + 3 * HOUR)
    assert set(sent.addresses) == {DORA, EMIL}

    delivery.note_bounce(sent, {EMIL: FULL}, at=LATE)

    assert stands(ticket)[:2] == ("open", MONDAY + 2 * HOUR)


def test_of_several_recipients_another_may_fail(ticket: Ticket, emil: Person, ben: User) -> None:
    copy_in(ticket, people=[emil], by=ben, answered="to", at=MONDAY)
    sent = arrives(ticket, by=ben, at=MONDAY + HOUR)

    delivery.note_bounce(sent, {EMIL: FULL}, at=LATE)

    assert stands(ticket) == ("pending", None, MONDAY + HOUR)


def test_setting_it_pending_before_the_failure_is_known_does_not_end_the_wait(
    ticket: Ticket, ben: User
) -> None:
    hold(ticket, by=ben, at=MONDAY)
    sent = arrives(ticket, by=ben, at=MONDAY + HOUR)
    await_customer(ticket, by=ben, at=MONDAY + 2 * HOUR)
    delivery.note_bounce(sent, {DORA: FULL}, at=LATE)
    assert stands(ticket) == ("open", MONDAY, None)

    await_customer(ticket, by=ben, at=LATE + HOUR)
    review(sent.message, at=LATE + 2 * HOUR)
    assert stands(ticket) == ("pending", None, None), "a person who knows of it decided so"


def test_a_resolved_ticket_stays_resolved_and_says_that_nobody_answered(
    ticket: Ticket, ben: User
) -> None:
    sent = arrives(ticket, by=ben, at=MONDAY + HOUR)
    resolve(ticket, by=ben, at=MONDAY + HOUR)

    delivery.note_bounce(sent, {DORA: FULL}, at=LATE)

    assert stands(ticket) == ("resolved", None, None)
    assert responses(ticket) == []


def test_after_a_resolution_only_what_was_written_since_waits(
    ticket: Ticket, dora: Person, ben: User
) -> None:
    arrives(ticket, by=ben, at=MONDAY + HOUR)
    resolve(ticket, by=ben, at=MONDAY + HOUR)
    writes(ticket, dora, MONDAY + 2 * HOUR)

    comes_back(ticket, by=ben, at=MONDAY + 3 * HOUR)

    assert stands(ticket) == ("open", MONDAY + 2 * HOUR, MONDAY + HOUR)


def test_a_mail_of_ours_that_failed_waits_for_nobody_and_is_open(
    dora: Person, ben: User, support_queue: Queue
) -> None:
    ticket = write_to(dora, letter=Letter("Your licence", "It ends."), by=ben, at=MONDAY)
    sent = leaves(Outgoing.objects.get(), MONDAY)

    delivery.note_bounce(sent, {DORA: FULL}, at=LATE)

    assert stands(ticket) == ("open", None, None)


def test_other_messages_are_left_alone(ticket: Ticket) -> None:
    review(None, at=LATE)
    review(Message.objects.get(ticket=ticket), at=LATE)

    assert not Nondelivery.objects.exists()
