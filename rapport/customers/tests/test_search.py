"""The index of customers, filled before letters were folded."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection

from rapport.core.database import fulltext
from rapport.customers import search
from rapport.customers.models import Person

MIGRATION = import_module("rapport.customers.migrations.0008_search_of_organisations")
OLD = {
    "sqlite": "INSERT OR REPLACE INTO customers_search(rowid, words) VALUES (%s, %s)",
    "postgresql": (
        "UPDATE customers_search SET words = to_tsvector('simple', %s) WHERE person_id = %s"
    ),
}


def _index_as_before(person: Person, words: str) -> None:
    values: list[int | str] = [person.pk, words]
    with connection.cursor() as cursor:
        vendor = connection.vendor
        cursor.execute(OLD[vendor], values if vendor == "sqlite" else values[::-1])


@pytest.mark.parametrize("typed", ["lukasik", "Łukasik", "sorensen", "aesop ola"])
def test_words_of_before_are_folded_and_begin_with_the_name(
    dora: Person, emil: Person, typed: str
) -> None:
    _index_as_before(dora, "łukasik ola sørensen æsop æsop ola nordwind example")
    _index_as_before(emil, "emil sato")

    with connection.cursor() as cursor:
        cursor.execute(fulltext.fold_again("customers_search")[connection.vendor])
        cursor.execute(MIGRATION.BEGIN[connection.vendor])

    assert list(search.matching(Person.objects.all(), typed)) == [dora]
    begins = list(search.beginning(Person.objects.all(), typed))
    assert begins == ([dora] if "kasik" in typed else [])
    assert list(search.beginning(Person.objects.all(), "emil s")) == [emil]
