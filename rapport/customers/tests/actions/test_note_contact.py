"""Ending a refusal by a sign of life."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.customers.actions import note_contact, note_refusal
from rapport.customers.models import Person
from rapport.customers.reaching import Refused, dead_among, refusals_of
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)
ADDRESS = "dora@nordwind.example"
GONE = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
FULL = Refused("full", "", "452 Over quota")


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_a_passing_refusal_is_over_once_it_is_heard_from(dora: Person) -> None:
    note_refusal(ADDRESS, FULL, whose=dora, at=MONDAY)
    assert dead_among([ADDRESS]) == []
    assert list(refusals_of([ADDRESS])) == [ADDRESS]

    note_contact(ADDRESS, at=LATER)
    note_contact(ADDRESS, at=LATER)
    assert refusals_of([ADDRESS]) == {}
    assert kinds() == ["person.address_refused", "person.address_heard"]


def test_what_lasts_stands(dora: Person) -> None:
    note_refusal(ADDRESS, GONE, whose=dora, at=MONDAY)

    note_contact(ADDRESS, at=LATER)

    assert dead_among([ADDRESS])
    assert kinds() == ["person.address_dead"]


def test_of_who_refused_nothing_there_is_nothing_to_tell(dora: Person) -> None:
    note_contact(ADDRESS, at=LATER)
    note_contact("no address", at=LATER)

    assert kinds() == []
