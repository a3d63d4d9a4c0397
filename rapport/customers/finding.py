"""Finding customers while one types."""

from __future__ import annotations

from django.db.models.functions import Lower

from rapport.core.database.ranking import Ranked, ranked
from rapport.customers import search
from rapport.customers.models import Identity, Organisation, Person
from rapport.people.models import User

MOST = 8
# Of those found by any word, the latest are ranked.
CONSIDERED = 50
# Fewer digits are found in too many numbers.
LEAST_DIGITS = 4
PHONE = frozenset("0123456789+-/().")


def find(reader: User, words: str) -> list[Person]:
    """Return the customers whom the words fit, those with the latest contact first; a few."""
    people = Person.objects.visible_to(reader).surviving().with_addresses()
    latest = people.order_by("-last_contact_at", "-pk")
    found = list(search.matching(latest, words)[:MOST])
    if (number := phone_in(words)) and len(found) < MOST:
        # Numbers are kept with the country's code or without it, as they came: the end decides.
        numbers = Identity.objects.filter(kind=Identity.Kind.PHONE, value__endswith=number)
        known = {person.pk for person in found}
        called = latest.filter(pk__in=list(numbers.values_list("person", flat=True)[:MOST]))
        found += [person for person in called if person.pk not in known]
    return found[:MOST]


def best_people(reader: User, words: str, most: int) -> list[Ranked[Person]]:
    """Return a few customers in whom every word occurs, the best match first, then the latest."""
    people = Person.objects.visible_to(reader).surviving().order_by("-last_contact_at", "-pk")
    found = dict.fromkeys(
        [
            *search.beginning(people, words).values_list("pk", flat=True)[:most],
            *search.matching(people, words).values_list("pk", flat=True)[:CONSIDERED],
        ]
    )
    known = people.with_addresses().in_bulk(list(found))
    return ranked(
        [known[pk] for pk in found if pk in known],
        words,
        name=lambda person: person.name,
        keys=lambda person: [identity.value for identity in person.identities.all()],
    )[:most]


def best_organisations(reader: User, words: str, most: int) -> list[Ranked[Organisation]]:
    """Return a few organisations in whose name or domain every word occurs, likewise."""
    visible = Organisation.objects.visible_to(reader).order_by(Lower("name"), "pk")
    found = dict.fromkeys(
        [
            *search.organisations_beginning(visible, words)[:most],
            *search.organisations_matching(visible, words)[:CONSIDERED],
        ]
    )
    return ranked(found, words, name=lambda each: each.name, keys=lambda each: [each.domain])[:most]


def phone_in(words: str) -> str:
    """Return the digits of a phone number without the zeros or the plus that it begins with; empty
    if the words are none.
    """
    said = "".join(words.split())
    if not said or not set(said) <= PHONE:
        return ""
    digits = "".join(sign for sign in said if sign.isdigit()).lstrip("0")
    return digits if len(digits) >= LEAST_DIGITS else ""
