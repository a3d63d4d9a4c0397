"""Adding a note."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import merge, note, save_draft
from rapport.tickets.models import Draft, Message, Outgoing, Queue, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_stays_among_us_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    said = note(ticket, text="  It is the quota. ", by=ben, at=LATER)

    assert (said.kind, said.text, said.user) == (Message.Kind.NOTE, "It is the quota.", ben)
    assert not Outgoing.objects.exists()
    event = Event.objects.get(kind="ticket.noted")
    assert (event.subject_id, event.details["message"]) == (ticket.pk, said.pk)
    assert history(ticket)[-1].sentence == "Ben Okafor left a note"


def test_the_customer_goes_on_waiting(ticket: Ticket, ben: User) -> None:
    note(ticket, text="It is the quota.", by=ben, at=LATER)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("new", MONDAY)


def test_the_same_form_sent_twice_makes_one(ticket: Ticket, ben: User) -> None:
    made = [note(ticket, text="Once.", by=ben, token="the-form", at=LATER) for _ in range(2)]

    assert made[0] == made[1]
    assert Event.objects.filter(kind="ticket.noted").count() == 1


def test_its_draft_ends_and_the_replys_does_not(ticket: Ticket, ben: User) -> None:
    save_draft(ticket, text="Dear", kind="reply", by=ben, at=MONDAY)
    save_draft(ticket, text="It is", kind="note", by=ben, at=MONDAY)

    note(ticket, text="It is the quota.", by=ben, at=LATER)

    assert Draft.objects.get().kind == "reply"


def test_nothing_is_no_note(ticket: Ticket, ben: User) -> None:
    with pytest.raises(Invalid, match="Write something to note"):
        note(ticket, text=" ", by=ben, at=LATER)


def test_what_was_merged_is_noted_where_it_goes_on(
    ticket: Ticket, ben: User, dora: Person, support_queue: Queue
) -> None:
    second = opened(dora, support_queue, at=LATER)
    merge(second, into=ticket, by=ben, at=LATER)

    with pytest.raises(Conflict, match=f"merged into #{ticket.pk}. Write it there"):
        note(second, text="Here?", by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        note(ticket, text="It is the quota.", by=rosa, at=LATER)
