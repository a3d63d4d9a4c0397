"""A name for somebody who had none."""

from __future__ import annotations

import pytest

from rapport.customers import search
from rapport.customers.actions import change_person, name_if_nameless
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.timeline.models import Event


def test_who_has_none_gets_it_and_is_found_by_it_without_an_event(dora: Person) -> None:
    Person.objects.update(name="")
    dora.refresh_from_db()

    name_if_nameless(dora, "  Dora Winter ")

    dora.refresh_from_db()
    assert dora.name == "Dora Winter"
    assert dora in search.matching(Person.objects.all(), "winter")
    assert not Event.objects.exists()


def test_who_has_one_keeps_it(dora: Person) -> None:
    assert name_if_nameless(dora, "Somebody Else").name == "Dora Lind"


@pytest.mark.parametrize("name", ["", "   "])
def test_no_name_is_none(dora: Person, name: str) -> None:
    dora.name = ""

    assert name_if_nameless(dora, name).name == ""


def test_a_long_one_is_cut(dora: Person) -> None:
    dora.name = ""

    assert len(name_if_nameless(dora, "x" * 500).name) == 160


BROKEN = [
    "Dora Lind <",
    "] Dora",
    "<dora@nordwind.example>",
    "dora@nordwind.example",
    '"Dora',
    "D\ufffdra Lind",
    "=?utf-8?Q?Dora?=",
    "DÃ³ra Lind",
    "'Dora Lind'",
    "--",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_clean_one_replaces_one_that_a_program_broke(dora: Person, broken: str) -> None:
    Person.objects.update(name=broken)
    dora.refresh_from_db()

    name_if_nameless(dora, "Dora Lind")

    dora.refresh_from_db()
    assert dora.name == "Dora Lind"
    assert dora in search.matching(Person.objects.all(), "lind")


@pytest.mark.parametrize("broken", BROKEN)
def test_what_somebody_here_typed_stays_whatever_it_looks_like(
    dora: Person, ben: User, broken: str
) -> None:
    change_person(dora, field="name", value=broken, by=ben)
    dora.refresh_from_db()

    assert name_if_nameless(dora, "Dora Lind").name == broken


@pytest.mark.parametrize("kept", ["1&1", "O'Hara", "Lind, Dora", "李雷", "Dora (ACME) Lind", "d"])
def test_an_odd_one_is_not_a_broken_one(dora: Person, kept: str) -> None:
    dora.name = kept

    assert name_if_nameless(dora, "Somebody Else").name == kept
    assert name_if_nameless(dora, "<x@y.example>").name == kept
