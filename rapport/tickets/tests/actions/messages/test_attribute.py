"""Attributing a message to somebody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.actions import attribute, change_subject, note, reply
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Ticket
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.search.index import matching
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)
EARLIER = MONDAY - timedelta(days=1)
# The event that says why is chosen by the caller.
KIND = events.SUBJECT_CHANGED


def attributed(ticket: Ticket, to: Person, by: User, without: Message | None = None) -> Message:
    return attribute(
        ticket.messages.order_by("pk")[0],
        to=to,
        subject="Zanzibar is missing",
        content=Content(text="The zanzibar column is missing."),
        written_at=EARLIER,
        kind=KIND,
        without=without,
        by=by,
        at=LATER,
    )


def test_it_is_the_ticket_of_who_wrote_it_first(ticket: Ticket, emil: Person, ben: User) -> None:
    message = attributed(ticket, emil, ben)

    ticket.refresh_from_db()
    assert (message.person, message.at) == (emil, EARLIER)
    assert (ticket.customer, ticket.waiting_since) == (emil, MONDAY)
    assert [each.person for each in ticket.participants.all()] == [emil]
    event = Event.objects.latest("pk")
    assert (event.kind, event.details["customer"]) == (KIND.name, emil.pk)


def test_its_words_are_found_and_the_old_ones_are_not(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    attributed(ticket, emil, ben)

    everything: TicketQuerySet = Ticket.objects.all()
    assert list(matching(everything, "zanzibar")) == [ticket]
    assert not matching(everything, "since the update").exists()


def test_a_subject_that_somebody_gave_it_stays(ticket: Ticket, emil: Person, ben: User) -> None:
    change_subject(ticket, subject="The column", by=ben, at=MONDAY)

    attributed(ticket, emil, ben)

    ticket.refresh_from_db()
    assert ticket.subject == "The column"


def test_an_answer_that_was_given_stays_given(ticket: Ticket, emil: Person, ben: User) -> None:
    reply(ticket, text="Try again.", by=ben, at=MONDAY)

    attributed(ticket, emil, ben)

    ticket.refresh_from_db()
    assert (ticket.first_responded_at, ticket.waiting_since) == (MONDAY, None)


def test_the_note_whose_words_are_in_it_again_goes(ticket: Ticket, emil: Person, ben: User) -> None:
    above = note(ticket, text="For you.", by=ben, at=MONDAY)

    attributed(ticket, emil, ben, without=above)

    assert ticket.messages.count() == 1


def test_who_only_reads_may_not(ticket: Ticket, emil: Person, dora: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        attributed(ticket, emil, rosa)

    ticket.refresh_from_db()
    assert ticket.customer == dora
