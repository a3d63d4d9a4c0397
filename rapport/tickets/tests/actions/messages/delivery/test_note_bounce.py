"""Recipients whom a message did not reach."""

from __future__ import annotations

import pytest

from rapport.customers.models import Refusal
from rapport.customers.reaching import DeadAddress
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import DeliveryReport, Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import (
    DORA,
    EMIL,
    FULL,
    GONE,
    LATER,
    kinds_of,
    send,
)
from rapport.timeline.models import Event


def test_what_nobody_got_is_parked_once_with_the_reason(sent: Outgoing, ticket: Ticket) -> None:
    for _again in range(2):
        parked = delivery.note_bounce(sent, {DORA: GONE}, at=LATER)

    assert (parked.state, parked.reason) == (
        "parked",
        "dora@nordwind.example: The mailbox does not exist (5.1.1)",
    )
    assert kinds_of(ticket)[:2] == ["ticket.sent", "ticket.undelivered"]
    event = Event.objects.get(kind="ticket.undelivered")
    assert (event.details["to"], event.details["reason"]) == (
        DORA,
        [["no-mailbox", "5.1.1"]],
    )


def test_without_recipients_nothing_happens(sent: Outgoing, ticket: Ticket) -> None:
    assert delivery.note_bounce(sent, {}, at=LATER).state == "sent"
    assert kinds_of(ticket) == ["ticket.sent"]


def test_one_of_two_recipients_leaves_it_sent(ticket: Ticket, ben: User) -> None:
    sent = send(ticket, ben, EMIL)

    assert delivery.note_bounce(sent, {EMIL: GONE}, at=LATER).state == "sent"
    assert delivery.note_bounce(sent, {DORA: FULL}, at=LATER).state == "parked"
    assert {r.address: r.is_permanent for r in sent.reports.all()} == {EMIL: True, DORA: False}


def test_a_lasting_failure_makes_the_address_dead(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_bounce(sent, {DORA: FULL}, at=LATER)
    assert not Refusal.objects.get().is_permanent

    delivery.note_bounce(sent, {DORA: GONE}, at=LATER)
    refusal = Refusal.objects.get()
    assert (refusal.value, refusal.is_permanent, refusal.person) == (DORA, True, ticket.customer)
    assert refusal.reason == "The mailbox does not exist (5.1.1)"


def test_an_address_that_it_was_not_sent_to_is_not_touched(ticket: Ticket, ben: User) -> None:
    sent = send(ticket, ben, EMIL)
    delivery.note_bounce(sent, {"victim@else.example": GONE}, at=LATER)

    assert not Refusal.objects.exists()
    assert sent.reports.get().address == "victim@else.example"


def test_nothing_is_sent_to_a_dead_address_unasked(
    sent: Outgoing, ticket: Ticket, ben: User
) -> None:
    delivery.note_bounce(sent, {DORA: GONE}, at=LATER)

    with pytest.raises(DeadAddress) as refused:
        reply(ticket, text="Once more.", by=ben, at=LATER)
    assert refused.value.code == "dead_address"
    assert refused.value.sentence.startswith(
        "dora@nordwind.example refused the last message on 2 March: the mailbox does not exist."
    )
    assert Outgoing.objects.count() == 1

    reply(ticket, text="Once more.", by=ben, anyway=True, at=LATER)
    assert Outgoing.objects.count() == 2


def test_a_dead_copy_holds_the_answer_up_as_well(ticket: Ticket, ben: User) -> None:
    delivery.note_bounce(send(ticket, ben, EMIL), {EMIL: GONE}, at=LATER)

    with pytest.raises(DeadAddress):
        reply(ticket, text="Once more.", by=ben, cc=[EMIL], at=LATER)
    reply(ticket, text="Once more.", by=ben, cc=[], at=LATER)


def test_a_notice_to_a_colleague_marks_nobody(sent: Outgoing) -> None:
    Outgoing.objects.update(purpose="notice")
    delivery.note_bounce(sent, {DORA: GONE}, at=LATER)

    assert DeliveryReport.objects.count() == 1
    assert not Refusal.objects.exists()
