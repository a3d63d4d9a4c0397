"""Finding customers while one types."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.customers import search
from rapport.customers.finding import MOST, find, phone_in
from rapport.customers.models import Identity, Person
from rapport.people.models import User


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("+49 (40) 123-456", "4940123456"),
        ("040 / 123 456", "40123456"),
        ("00", ""),
        ("123", ""),
        ("Dora 1234", ""),
        ("", ""),
    ],
)
def test_a_phone_number_is_recognised(words: str, number: str) -> None:
    assert phone_in(words) == number


def test_the_end_of_a_number_is_enough(dora: Person, emil: Person, ben: User) -> None:
    Identity.objects.create(person=emil, kind="phone", value="+4940123456", added_at=MONDAY)

    for words in ("+49 40 123456", "040 123456", "3456"):
        assert find(ben, words) == [emil], words
    assert find(ben, "999999") == []


def test_only_a_few_are_found_and_nobody_who_was_merged(
    dora: Person, emil: Person, ben: User
) -> None:
    many = [Person.objects.create(name=f"Dora {n}", since=MONDAY) for n in range(MOST + 3)]
    search.put_many(many)
    Person.objects.filter(pk=many[0].pk).update(merged_into=emil)

    found = find(ben, "dora")
    assert len(found) == MOST
    assert many[0] not in found
