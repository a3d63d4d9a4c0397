"""Recording an address's refusal."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.customers.actions import note_refusal
from rapport.customers.models import Person, Refusal
from rapport.customers.reaching import Refused, dead_among, refusals_of
from rapport.timeline.history import history
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


def test_an_address_known_as_another_persons_is_theirs(dora: Person, emil: Person) -> None:
    assert note_refusal("emil@sato.example", GONE, whose=dora, at=MONDAY).person == emil
    assert note_refusal("unknown@x.example", GONE, whose=dora, at=MONDAY).person == dora


def test_it_is_told_in_the_customers_story(dora: Person) -> None:
    note_refusal(ADDRESS, GONE, whose=dora, at=MONDAY)

    (told,) = history(dora)
    assert told.at == MONDAY
    assert ADDRESS in told.sentence
    assert "The mailbox does not exist (5.1.1)" in told.sentence


def test_a_passing_one_that_lasts_after_all_is_told_again(dora: Person) -> None:
    for refused in (FULL, FULL, GONE):
        note_refusal(ADDRESS, refused, whose=dora, at=LATER)

    assert kinds() == ["person.address_refused", "person.address_dead"]
    assert list(refusals_of([ADDRESS])) == [ADDRESS]


def test_long_words_of_the_other_side_are_cut(dora: Person) -> None:
    endless = Refused("other", "5" * 40, "x" * 9000)

    refusal = note_refusal(ADDRESS, endless, whose=dora, at=MONDAY)

    assert (len(refusal.code), len(refusal.said)) == (12, 2000)
