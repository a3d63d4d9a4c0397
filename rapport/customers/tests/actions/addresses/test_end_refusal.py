"""Marking an address as working."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers.actions import end_refusal, note_contact, note_refusal
from rapport.customers.models import Person, Refusal
from rapport.customers.reaching import Refused, dead_among
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)
ADDRESS = "dora@nordwind.example"
GONE = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
FULL = Refused("full", "", "452 Over quota")


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_a_lasting_refusal_stands_until_a_person_says_otherwise(dora: Person, ben: User) -> None:
    refusal = note_refusal(ADDRESS, GONE, whose=dora, at=MONDAY)
    note_contact(ADDRESS, at=LATER)
    assert dead_among([ADDRESS])

    for _again in range(2):
        refusal = end_refusal(refusal, by=ben, at=LATER)
    assert (refusal.ended_by, refusal.ended_at) == (ben, LATER)
    assert dead_among([ADDRESS]) == []
    assert kinds() == ["person.address_dead", "person.address_works"]

    note_refusal(ADDRESS, GONE, whose=dora, at=LATER)
    assert Refusal.objects.count() == 2


def test_who_may_only_read_cannot_say_that_it_works(dora: Person, rosa: User) -> None:
    refusal = note_refusal(ADDRESS, GONE, whose=dora, at=MONDAY)

    with pytest.raises(NotAllowed):
        end_refusal(refusal, by=rosa, at=LATER)
    assert dead_among([ADDRESS])


def test_it_is_told_in_a_sentence(dora: Person, bea: User) -> None:
    end_refusal(note_refusal(ADDRESS, GONE, whose=dora, at=MONDAY), by=bea, at=LATER)

    assert history(dora)[-1].sentence == f"Bea Lund said that {ADDRESS} works again"


def test_on_the_page_it_works_again(as_ben: Client, dora: Person) -> None:
    refusal = note_refusal(ADDRESS, GONE, whose=dora, at=MONDAY)

    assert as_ben.post(f"/refusals/{refusal.pk}/end/").status_code == 302
    assert dead_among([ADDRESS]) == []
    assert as_ben.post("/refusals/404/end/").status_code == 404
