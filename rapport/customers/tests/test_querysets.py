"""People, by visibility and by whether they were merged."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapport.customers.actions import merge, unmerge
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.people.roles import Role


@pytest.mark.parametrize("role", Role.values)
def test_customers_belong_to_the_whole_desk(dora: Person, cleo: User, role: str) -> None:
    cleo.role = role

    assert list(Person.objects.visible_to(cleo)) == [dora]


def test_who_is_closed_out_sees_none(dora: Person, ben: User) -> None:
    ben.is_active = False

    assert list(Person.objects.visible_to(ben)) == []


def test_who_was_merged_survives_only_when_that_is_undone(
    dora: Person, emil: Person, ada: User
) -> None:
    row = merge(dora, into=emil, by=ada)
    assert set(Person.objects.surviving()) == {emil}

    unmerge(row, by=ada)
    assert set(Person.objects.surviving()) == {dora, emil}


def test_what_a_line_shows_is_fetched_at_once(dora: Person, emil: Person) -> None:
    people = list(Person.objects.with_addresses().order_by("pk"))

    with CaptureQueriesContext(connection) as asked:
        told = [
            (str(person.organisation), [one.value for one in person.identities.all()])
            for person in people
        ]

    assert told[0] == ("Nordwind", ["dora@nordwind.example"])
    assert len(asked) == 0
