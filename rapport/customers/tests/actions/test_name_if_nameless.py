"""A name for somebody who had none."""

from __future__ import annotations

import pytest

from rapport.customers import search
from rapport.customers.actions import name_if_nameless
from rapport.customers.models import Person
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
