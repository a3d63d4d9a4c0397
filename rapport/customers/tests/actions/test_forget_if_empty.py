"""Deleting a person added by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import MONDAY
from rapport.customers import search
from rapport.customers.actions import (
    add_identity,
    add_note,
    find_or_meet,
    forget_if_empty,
    merge,
    note_refusal,
)
from rapport.customers.models import Person
from rapport.customers.reaching import Refused
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event


@pytest.fixture
def fay(db: None) -> Person:
    """Return a person with nothing but an address."""
    return find_or_meet("fay@x.example", name="Fay", by=SYSTEM, channel="email", at=MONDAY)


def test_who_was_met_by_mistake_goes_and_it_leaves_one_event(fay: Person, ben: User) -> None:
    assert forget_if_empty(fay, by=ben, at=MONDAY)

    assert not Person.objects.exists()
    assert not search.matching(Person.objects.all(), "fay").exists()
    event = Event.objects.get(kind="person.forgotten")
    assert (event.by_id, event.details["name"]) == (ben.pk, "Fay")


def test_who_wrote_stays(ticket: Ticket, dora: Person, ben: User) -> None:
    assert not forget_if_empty(dora, by=ben, at=MONDAY)
    assert Person.objects.filter(pk=dora.pk).exists()


GONE = Refused("no-mailbox", is_permanent=True)
KNOWN: dict[str, Callable[[Person, User], object]] = {
    "a note": lambda fay, ada: add_note(fay, text="Calls.", by=ada),
    "another address": lambda fay, ada: add_identity(fay, kind="handle", value="@fay", by=ada),
    "a refusal": lambda fay, ada: note_refusal("fay@x.example", GONE, whose=fay),
    "one merged into them": lambda fay, ada: merge(
        find_or_meet("f@x.example", by=SYSTEM, channel="email"), into=fay, by=ada
    ),
}


@pytest.mark.parametrize("what", KNOWN)
def test_of_whom_anything_is_known_stays(fay: Person, ada: User, what: str) -> None:
    KNOWN[what](fay, ada)
    fay.refresh_from_db()

    assert not forget_if_empty(fay, by=ada, at=MONDAY)
    assert not Event.objects.filter(kind="person.forgotten").exists()
