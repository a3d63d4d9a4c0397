"""Answering a customer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.actions import note_refusal
from rapport.customers.models import Person
from rapport.customers.reaching import DeadAddress, Refused
from rapport.people.models import User
from rapport.tickets.actions import close, note, reply, save_draft, take
from rapport.tickets.actions.messages.reply import Overtaken
from rapport.tickets.models import Draft, Message, Outgoing, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)
DORA = "dora@nordwind.example"


def test_the_customer_is_answered_and_it_leaves_its_event(ticket: Ticket, ben: User) -> None:
    said = reply(ticket, text=" Try again. ", by=ben, at=LATER)

    ticket.refresh_from_db()
    assert (said.kind, said.text, said.user) == (Message.Kind.REPLY, "Try again.", ben)
    assert (ticket.status, ticket.waiting_since) == ("pending", None)
    assert ticket.first_responded_at == LATER
    event = Event.objects.get(kind="ticket.replied")
    assert (event.details["message"], event.details["first"]) == (said.pk, True)
    assert "Ben Okafor replied" in [told.sentence for told in history(ticket)]


def test_it_lies_in_the_outbox_in_the_same_transaction(ticket: Ticket, ben: User) -> None:
    said = reply(ticket, text="Try again.", by=ben, at=LATER)

    outgoing = Outgoing.objects.get()
    assert (outgoing.message, outgoing.to, outgoing.text) == (said, [DORA], "Try again.")
    assert (outgoing.state, outgoing.due_at) == (Outgoing.State.QUEUED, LATER)


def test_what_was_nobodys_belongs_to_who_answered(ticket: Ticket, ben: User) -> None:
    reply(ticket, text="Try again.", by=ben, at=LATER)

    ticket.refresh_from_db()
    assert ticket.assignee == ben


def test_what_is_a_teammates_stays_theirs(ticket: Ticket, ben: User, bea: User) -> None:
    take(ticket, by=bea, at=MONDAY)

    reply(ticket, text="Try again.", by=ben, at=LATER)

    ticket.refresh_from_db()
    assert ticket.assignee == bea


def test_only_the_first_answer_is_the_first(ticket: Ticket, ben: User) -> None:
    for hour in (1, 2):
        reply(ticket, text="Try again.", by=ben, at=MONDAY + timedelta(hours=hour))

    ticket.refresh_from_db()
    assert ticket.first_responded_at == MONDAY + timedelta(hours=1)
    told = Event.objects.filter(kind="ticket.replied").order_by("pk")
    assert [event.details["first"] for event in told] == [True, False]


def test_the_same_form_sent_twice_goes_out_once(ticket: Ticket, ben: User) -> None:
    made = [reply(ticket, text="Once.", by=ben, token="the-form", at=LATER) for _ in range(2)]

    assert made[0] == made[1]
    assert Outgoing.objects.count() == 1


def test_its_draft_ends_and_the_notes_does_not(ticket: Ticket, ben: User) -> None:
    for kind in ("reply", "note"):
        save_draft(ticket, text="Try", kind=kind, by=ben, at=MONDAY)

    reply(ticket, text="Try again.", by=ben, at=LATER)

    assert Draft.objects.get().kind == "note"


def test_what_came_meanwhile_is_read_first(ticket: Ticket, ben: User, bea: User) -> None:
    seen = ticket.messages.get().pk
    note(ticket, text="I am on it.", by=bea, at=MONDAY)

    with pytest.raises(Overtaken, match="Bea Lund wrote while you were writing"):
        reply(ticket, text="Try again.", by=ben, seen=seen, at=LATER)
    assert not Outgoing.objects.exists()


def test_to_a_dead_address_it_goes_only_with_a_word(
    ticket: Ticket, ben: User, dora: Person
) -> None:
    gone = Refused("no-mailbox", "5.1.1", "No such user", is_permanent=True)
    note_refusal(DORA, gone, whose=dora, at=MONDAY)

    with pytest.raises(DeadAddress):
        reply(ticket, text="Try again.", by=ben, at=LATER)
    reply(ticket, text="Try again.", by=ben, anyway=True, at=LATER)

    assert Outgoing.objects.get().to == [DORA]


def test_nothing_is_no_answer(ticket: Ticket, ben: User) -> None:
    with pytest.raises(Invalid, match="Write something to send"):
        reply(ticket, text=" \n", by=ben, at=LATER)


def test_what_is_closed_is_not_answered(ticket: Ticket, ben: User) -> None:
    close(ticket, by=ben, at=MONDAY)

    with pytest.raises(Conflict, match="is closed. Open a new ticket"):
        reply(ticket, text="Try again.", by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        reply(ticket, text="Try again.", by=rosa, at=LATER)
    assert not Outgoing.objects.exists()
