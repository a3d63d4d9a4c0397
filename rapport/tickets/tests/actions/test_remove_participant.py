"""Removing a person from a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import copy_in, merge, receive, remove_participant
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


@pytest.fixture(autouse=True)
def copied(ticket: Ticket, emil: Person, ben: User) -> None:
    copy_in(ticket, people=[emil], by=ben, at=MONDAY)


def test_somebody_no_longer_belongs_to_it_and_it_leaves_one_event(
    ticket: Ticket, emil: Person, bea: User
) -> None:
    for _again in range(2):
        remove_participant(ticket, person=emil, by=bea, at=LATER)

    assert not ticket.participants.filter(person=emil).exists()
    assert Event.objects.filter(kind="ticket.let_go").count() == 1
    assert history(ticket)[-1].sentence == "Bea Lund removed Emil Sato from the ticket"


def test_what_they_wrote_stays(ticket: Ticket, emil: Person, ben: User) -> None:
    said = Content(text="Me, too.")
    receive(ticket, person=emil, content=said, channel="email", by=emil, at=MONDAY)

    remove_participant(ticket, person=emil, by=ben, at=LATER)

    assert ticket.messages.filter(person=emil).exists()


def test_the_customer_stays_part_of_it(ticket: Ticket, dora: Person, ben: User) -> None:
    with pytest.raises(Invalid, match="This is the ticket of Dora Lind"):
        remove_participant(ticket, person=dora, by=ben, at=LATER)


def test_on_a_merged_one_it_is_chosen_where_that_goes_on(
    ticket: Ticket, dora: Person, emil: Person, ben: User, support_queue: Queue
) -> None:
    second = opened(dora, support_queue, at=LATER)
    merge(second, into=ticket, by=ben, at=LATER)

    with pytest.raises(Conflict, match="was merged"):
        remove_participant(second, person=emil, by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, emil: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        remove_participant(ticket, person=emil, by=rosa, at=LATER)
    assert ticket.participants.filter(person=emil).exists()
