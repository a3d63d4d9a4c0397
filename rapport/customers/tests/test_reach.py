"""Addresses that refuse, are heard from, and work again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers.actions import (
    Refused,
    end_refusal,
    note_away,
    note_refusal,
    note_sign_of_life,
)
from rapport.customers.models import Person, Refusal
from rapport.customers.reaching import dead_among, refusals_of
from rapport.people.models import User
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)
ADDRESS = "dora@nordwind.example"
GONE = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
FULL = Refused("full", "", "452 Over quota")


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_a_lasting_refusal_makes_an_address_dead(dora: Person) -> None:
    note_refusal(ADDRESS.upper(), GONE, whose=dora, at=MONDAY)
    note_refusal(ADDRESS, GONE, whose=dora, at=LATER)
    note_refusal(ADDRESS, FULL, whose=dora, at=LATER)

    refusal = Refusal.objects.get()
    assert (refusal.is_permanent, refusal.at, refusal.cause) == (True, LATER, "no-mailbox")
    assert kinds() == ["person.address_dead"]
    assert dead_among([ADDRESS, "else@where.example"]) == [refusal]


def test_a_passing_refusal_is_over_once_it_is_heard_from(dora: Person) -> None:
    note_refusal(ADDRESS, FULL, whose=dora, at=MONDAY)
    assert dead_among([ADDRESS]) == []
    assert list(refusals_of([ADDRESS])) == [ADDRESS]

    note_sign_of_life(ADDRESS, at=LATER)
    note_sign_of_life(ADDRESS, at=LATER)
    assert refusals_of([ADDRESS]) == {}
    assert kinds() == ["person.address_refused", "person.address_heard"]


def test_a_lasting_refusal_stands_until_a_person_says_otherwise(dora: Person, ben: User) -> None:
    refusal = note_refusal(ADDRESS, GONE, whose=dora, at=MONDAY)
    note_sign_of_life(ADDRESS, at=LATER)
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


def test_an_address_known_as_another_persons_is_theirs(dora: Person, emil: Person) -> None:
    assert note_refusal("emil@sato.example", GONE, whose=dora, at=MONDAY).person == emil
    assert note_refusal("unknown@x.example", GONE, whose=dora, at=MONDAY).person == dora


def test_a_person_is_away_on_the_days_that_were_said(dora: Person) -> None:
    first, last = date(2026, 3, 2), date(2026, 3, 6)
    for _again in range(2):
        dora = note_away(dora, first=first, last=last, by=dora, at=MONDAY)

    assert [dora.is_away(day) for day in (date(2026, 3, 1), first, last, date(2026, 3, 7))] == [
        False,
        True,
        True,
        False,
    ]
    assert kinds() == ["person.away"]


def test_an_absence_that_ends_before_it_begins_is_not_noted(dora: Person) -> None:
    note_away(dora, first=None, last=date(2026, 3, 1), by=dora, at=MONDAY)

    dora.refresh_from_db()
    assert dora.away_until is None
    assert not dora.is_away(date(2026, 3, 1))
