"""Adding people to a ticket."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import copy_in
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_copied_people_belong_to_the_ticket(ticket: Ticket, emil: Person, ben: User) -> None:
    copy_in(ticket, people=[emil], by=ben, at=MONDAY)

    assert ticket.participants.get(person=emil).kind == "copied"
    assert Event.objects.get(kind="ticket.copied").details["names"] == "Emil Sato"


def test_the_history_names_six_of_many(ticket: Ticket, ben: User) -> None:
    people = [Person.objects.create(name=f"Reader {n}", since=MONDAY) for n in range(60)]

    copy_in(ticket, people=people, by=ben, at=MONDAY)

    (line,) = [each for each in history(ticket) if each.kind == "ticket.copied"]
    assert line.event.details["people"] == [person.pk for person in people]
    assert "Reader 5" in line.sentence
    assert "Reader 6" not in line.sentence
    assert line.sentence.endswith(" and 54 more")
    assert line.html.endswith(" and 54 more")


def test_copying_twice_or_the_requester_changes_nothing(
    ticket: Ticket, emil: Person, dora: Person, ben: User
) -> None:
    copy_in(ticket, people=[emil, emil, dora], by=ben, at=MONDAY)
    copy_in(ticket, people=[emil], by=ben, at=MONDAY)

    assert ticket.participants.count() == 2
    assert ticket.participants.get(person=dora).kind == "requester"
    assert Event.objects.filter(kind="ticket.copied").count() == 1


def test_a_read_only_person_may_not_copy(ticket: Ticket, emil: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        copy_in(ticket, people=[emil], by=rosa, at=MONDAY)
