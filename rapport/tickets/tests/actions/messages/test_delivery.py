"""Reports about a message after it was sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.customers.models import Refusal
from rapport.customers.reaching import DeadAddress, Refused
from rapport.people.models import User
from rapport.tickets.actions import acknowledge, reply
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.models import DeliveryReport, Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(minutes=5)
DORA, EMIL = "dora@nordwind.example", "emil@sato.example"
GONE = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
FULL = Refused("full", "4.2.2", "452 4.2.2 Over quota")
BUSY = Refused("later", "", "450 Try again")


def send(ticket: Ticket, by: User, *cc: str) -> Outgoing:
    message = reply(ticket, text="It is mended.", by=by, cc=cc, at=MONDAY)
    outgoing = Outgoing.objects.get(message=message)
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
    return outbox.mark_sent(outgoing, owner="w1", at=MONDAY)


def kinds_of(ticket: Ticket) -> list[str]:
    told = Event.objects.filter(subject_kind="ticket", subject_id=ticket.pk, by_kind="system")
    return list(told.order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def sent(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer, already handed over."""
    return send(ticket, ben)


def test_what_nobody_got_is_parked_once_with_the_reason(sent: Outgoing, ticket: Ticket) -> None:
    for _again in range(2):
        parked = delivery.note_bounce(sent, {DORA: GONE}, at=LATER)

    assert (parked.state, parked.reason) == (
        "parked",
        "dora@nordwind.example: The mailbox does not exist (5.1.1)",
    )
    assert kinds_of(ticket) == ["ticket.sent", "ticket.undelivered"]
    event = Event.objects.get(kind="ticket.undelivered")
    assert (event.details["to"], event.details["reason"]) == (
        DORA,
        "The mailbox does not exist (5.1.1)",
    )


def test_one_of_two_recipients_leaves_it_sent(ticket: Ticket, ben: User) -> None:
    sent = send(ticket, ben, EMIL)

    assert delivery.note_bounce(sent, {EMIL: GONE}, at=LATER).state == "sent"
    assert delivery.note_bounce(sent, {DORA: FULL}, at=LATER).state == "parked"
    assert {r.address: r.is_permanent for r in sent.reports.all()} == {EMIL: True, DORA: False}


def test_a_delay_is_no_failure_and_a_failure_settles_it(sent: Outgoing, ticket: Ticket) -> None:
    assert delivery.note_delay(sent, {DORA: BUSY}, at=LATER).state == "sent"
    assert not Refusal.objects.exists()

    delivery.note_bounce(sent, {DORA: FULL}, at=LATER)
    assert [r.word for r in sent.reports.filter(settled_at=None)] == ["failed"]
    assert kinds_of(ticket)[1:] == ["ticket.delayed", "ticket.undelivered"]

    delivery.note_delay(sent, {DORA: BUSY}, at=LATER)
    assert sent.reports.filter(settled_at=None).count() == 1


def test_what_arrived_after_all_settles_the_delay(sent: Outgoing) -> None:
    delivery.note_delay(sent, {DORA: BUSY}, at=LATER)
    delivery.note_delivery(sent, [DORA], at=LATER)
    delivery.note_display(sent, [DORA], at=LATER)
    delivery.note_display(sent, [DORA], at=LATER)

    open_ = sent.reports.filter(settled_at=None).order_by("pk")
    assert [r.word for r in open_] == ["delivered", "displayed"]


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
    with pytest.raises(DeadAddress):
        outbox.retry(Outgoing.objects.get(), by=ben, at=LATER)
    assert Outgoing.objects.count() == 1

    reply(ticket, text="Once more.", by=ben, anyway=True, at=LATER)
    assert Outgoing.objects.count() == 2


def test_a_dead_copy_holds_the_answer_up_as_well(ticket: Ticket, ben: User) -> None:
    delivery.note_bounce(send(ticket, ben, EMIL), {EMIL: GONE}, at=LATER)

    with pytest.raises(DeadAddress):
        reply(ticket, text="Once more.", by=ben, cc=[EMIL], at=LATER)
    reply(ticket, text="Once more.", by=ben, cc=[], at=LATER)


def test_sending_again_settles_what_was_said_before(sent: Outgoing, ben: User) -> None:
    delivery.note_bounce(sent, {DORA: FULL}, at=LATER)
    again = outbox.retry(Outgoing.objects.get(), by=ben, at=LATER)

    assert again.state == "queued"
    assert not sent.reports.filter(settled_at=None).exists()

    Outgoing.objects.update(state="claimed", claimed_by="w1")
    outbox.mark_sent(again, owner="w1", at=LATER + timedelta(minutes=1))
    assert Refusal.objects.get().ended_at is not None


def test_no_confirmation_goes_to_a_dead_address(sent: Outgoing, ticket: Ticket) -> None:
    delivery.note_bounce(sent, {DORA: GONE}, at=LATER)
    acknowledge(ticket, text="It arrived.", at=LATER)

    assert not Outgoing.objects.filter(purpose="acknowledgement").exists()
    event = Event.objects.get(kind="ticket.withheld")
    assert event.details == {
        "purpose": "confirmation of arrival",
        "to": DORA,
        "reason": "The mailbox does not exist (5.1.1)",
    }


def test_a_notice_to_a_colleague_marks_nobody(sent: Outgoing) -> None:
    Outgoing.objects.update(purpose="notice")
    delivery.note_bounce(sent, {DORA: GONE}, at=LATER)

    assert DeliveryReport.objects.count() == 1
    assert not Refusal.objects.exists()
