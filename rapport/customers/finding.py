"""Finding customers while one types."""

from __future__ import annotations

from rapport.customers import search
from rapport.customers.models import Identity, Person
from rapport.people.models import User

MOST = 8
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


def phone_in(words: str) -> str:
    """Return the digits of a phone number without the zeros or the plus that it begins with; empty
    if the words are none.
    """
    said = "".join(words.split())
    if not said or not set(said) <= PHONE:
        return ""
    digits = "".join(sign for sign in said if sign.isdigit()).lstrip("0")
    return digits if len(digits) >= LEAST_DIGITS else ""
