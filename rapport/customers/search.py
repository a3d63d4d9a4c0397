"""Full-text search for people by name, address or organisation.

The index has one row of words per person.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, models
from django.db.models.expressions import RawSQL

from rapport.core.database import fulltext
from rapport.customers.models import Person
from rapport.customers.querysets import PersonQuerySet

_PUT = {
    "sqlite": "INSERT OR REPLACE INTO customers_search(rowid, words) VALUES (%s, %s)",
    "postgresql": (
        "INSERT INTO customers_search(person_id, words) VALUES (%s, to_tsvector('simple', %s))"
        " ON CONFLICT (person_id) DO UPDATE SET words = excluded.words"
    ),
}
_DROP = {
    "sqlite": "DELETE FROM customers_search WHERE rowid = %s",
    "postgresql": "DELETE FROM customers_search WHERE person_id = %s",
}
_MATCH = {
    "sqlite": "SELECT rowid FROM customers_search WHERE words MATCH %s",
    "postgresql": (
        "SELECT person_id FROM customers_search WHERE words @@ to_tsquery('simple', %s)"
    ),
}


def put(person: Person) -> None:
    """Index a person as they are now."""
    put_many(Person.objects.filter(pk=person.pk))


def put_many(people: Iterable[Person] | models.QuerySet[Person]) -> None:
    """Index people in bulk."""
    found = Person.objects.filter(pk__in=[p.pk for p in people])
    put_rows(
        (person.pk, _words(person))
        for person in found.select_related("organisation").prefetch_related("identities")
    )


def put_rows(entries: Iterable[tuple[int, str]]) -> None:
    """Index people given as numbers and words, for history that is imported whole."""
    rows = [(person, fulltext.spaced(words)) for person, words in entries]
    with connection.cursor() as cursor:
        cursor.executemany(_PUT[connection.vendor], rows)


def drop(person: Person) -> None:
    """Remove a deleted person from the index."""
    with connection.cursor() as cursor:
        cursor.execute(_DROP[connection.vendor], [person.pk])


def matching(people: PersonQuerySet, text: str) -> PersonQuerySet:
    """Return the people in whom every word occurs, the last one as a prefix."""
    query = fulltext.query(text)
    if query is None:
        return people.none() if text.strip() else people
    return people.filter(pk__in=RawSQL(_MATCH[connection.vendor], [query]))


def _words(person: Person) -> str:
    organisation = person.organisation.name if person.organisation else ""
    addresses = " ".join(identity.value for identity in person.identities.all())
    return words_of(person.name, organisation, addresses)


def words_of(name: str, organisation: str, addresses: str) -> str:
    """Return the words that a person is found by."""
    return f"{name} {organisation} {addresses}"
