"""Merging two people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.actions import find_or_meet, merge, unmerge
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Participant, Queue, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_everything_moves_to_the_survivor_and_back(
    ticket: Ticket, dora: Person, emil: Person, ada: User
) -> None:
    row = merge(dora, into=emil, by=ada)
    ticket.refresh_from_db()
    assert ticket.customer == emil
    assert set(emil.identities.values_list("value", flat=True)) == {
        "dora@nordwind.example",
        "emil@sato.example",
    }

    unmerge(row, by=ada)
    ticket.refresh_from_db()
    assert ticket.customer == dora
    assert list(dora.identities.values_list("value", flat=True)) == ["dora@nordwind.example"]


def test_what_came_after_the_merge_stays_with_the_survivor(
    ticket: Ticket, dora: Person, emil: Person, ada: User, support_queue: Queue
) -> None:
    row = merge(dora, into=emil, by=ada)
    later = open_ticket(
        emil, subject="Again", content=Content(text="Again."), channel="email", by=emil
    )
    unmerge(row, by=ada)

    later.refresh_from_db()
    assert later.customer == emil


def test_two_who_take_part_in_one_ticket_can_be_merged(
    ticket: Ticket, dora: Person, emil: Person, ada: User
) -> None:
    Participant.objects.create(ticket=ticket, person=emil, kind="copied")

    merge(dora, into=emil, by=ada)

    assert ticket.participants.filter(person=emil).count() == 1


def test_mail_to_an_absorbed_address_finds_the_survivor(
    dora: Person, emil: Person, ada: User
) -> None:
    merge(dora, into=emil, by=ada)

    assert find_or_meet("DORA@nordwind.example", by=dora, channel="email") == emil


def test_both_are_told_of_the_merge(dora: Person, emil: Person, ada: User) -> None:
    merge(dora, into=emil, by=ada, at=MONDAY)

    assert history(emil)[-1].sentence == "Ada Berg merged Dora Lind into this person"
    assert history(dora)[-1].sentence == "Ada Berg merged this person into Emil Sato"


def test_merging_and_undoing_twice(dora: Person, emil: Person, ada: User) -> None:
    row = merge(dora, into=emil, by=ada)
    with pytest.raises(Conflict):
        merge(dora, into=emil, by=ada)
    unmerge(row, by=ada, at=MONDAY)
    unmerge(row, by=ada, at=MONDAY + timedelta(days=1))

    assert Event.objects.filter(kind="person.unmerged").count() == 2, "one for each"


def test_a_person_cannot_be_merged_with_themselves(dora: Person, ada: User) -> None:
    with pytest.raises(Invalid):
        merge(dora, into=dora, by=ada)


def test_an_agent_may_not_merge(dora: Person, emil: Person, ben: User) -> None:
    with pytest.raises(NotAllowed):
        merge(dora, into=emil, by=ben)

    assert Identity.objects.get(value="dora@nordwind.example").person == dora
