"""Full-text search for people and organisations.

People are found by name, organisation or address, organisations by name or domain; both begin
with the name.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from rapport.core.database import fulltext
from rapport.core.database.word_index import WordIndex
from rapport.customers.models import Organisation, Person
from rapport.customers.querysets import PersonQuerySet

PEOPLE = WordIndex("customers_search", "person_id")
ORGANISATIONS = WordIndex("customers_organisation_search", "organisation_id")


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
    PEOPLE.put(entries)


def put_organisations(entries: Iterable[tuple[int, str, str]]) -> None:
    """Index organisations, given as numbers, names and domains."""
    ORGANISATIONS.put((pk, f"{name} {domain}") for pk, name, domain in entries)


def drop(person: Person) -> None:
    """Remove a deleted person from the index."""
    PEOPLE.drop(person.pk)


def matching(people: PersonQuerySet, text: str) -> PersonQuerySet:
    """Return the people in whom every word occurs, the last one as a prefix."""
    return _people(PEOPLE.matching(people, text))


def beginning(people: PersonQuerySet, text: str) -> PersonQuerySet:
    """Return the people whose names begin with the text."""
    return _people(PEOPLE.beginning(people, text))


def of_each(text: str, most: int) -> list[list[int]]:
    """Return, for each phrase of the text by itself, at most so many people it occurs in."""
    return PEOPLE.of_each(fulltext.queries(text), most)


def organisations_matching(
    organisations: models.QuerySet[Organisation], text: str
) -> models.QuerySet[Organisation]:
    """Return the organisations in whose name or domain every word occurs, likewise."""
    return ORGANISATIONS.matching(organisations, text)


def organisations_beginning(
    organisations: models.QuerySet[Organisation], text: str
) -> models.QuerySet[Organisation]:
    """Return the organisations whose names begin with the text."""
    return ORGANISATIONS.beginning(organisations, text)


def _people(found: models.QuerySet[Person]) -> PersonQuerySet:
    assert isinstance(found, PersonQuerySet)
    return found


def _words(person: Person) -> str:
    organisation = person.organisation.name if person.organisation else ""
    addresses = " ".join(identity.value for identity in person.identities.all())
    return words_of(person.name, organisation, addresses)


def words_of(name: str, organisation: str, addresses: str) -> str:
    """Return the words that a person is found by."""
    return f"{name} {organisation} {addresses}"
