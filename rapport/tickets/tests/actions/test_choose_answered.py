"""Choosing how answers reach somebody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import choose_answered, copy_in, merge
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_how_somebody_is_answered_is_chosen_and_leaves_one_event(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    copy_in(ticket, people=[emil], by=ben, at=MONDAY)

    for _again in range(2):
        choose_answered(ticket, person=emil, how="to", by=ben, at=LATER)

    assert ticket.participants.get(person=emil).answered == "to"
    assert Event.objects.filter(kind="ticket.answered_changed").count() == 1
    assert "Ben Okafor decided that Emil Sato" in history(ticket)[-1].sentence


def test_who_did_not_belong_to_it_does_now(ticket: Ticket, emil: Person, bea: User) -> None:
    choose_answered(ticket, person=emil, how="copy", by=bea, at=LATER)

    assert ticket.participants.get(person=emil).answered == "copy"
    assert history(ticket)[-1].sentence == "Bea Lund copied in Emil Sato"


def test_what_is_no_way_is_refused(ticket: Ticket, emil: Person, ben: User) -> None:
    with pytest.raises(Invalid, match="gets replies, a copy or nothing"):
        choose_answered(ticket, person=emil, how="perhaps", by=ben, at=LATER)


def test_on_a_merged_one_it_is_chosen_where_that_goes_on(
    ticket: Ticket, dora: Person, emil: Person, ben: User, support_queue: Queue
) -> None:
    second = opened(dora, support_queue, at=LATER)
    merge(second, into=ticket, by=ben, at=LATER)

    with pytest.raises(Conflict, match="was merged"):
        choose_answered(second, person=emil, how="to", by=ben, at=LATER)


def test_who_only_reads_may_not(ticket: Ticket, emil: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        choose_answered(ticket, person=emil, how="to", by=rosa, at=LATER)
