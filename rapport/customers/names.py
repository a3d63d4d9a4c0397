"""Name customers in history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapport.customers.models import Person


def names_of(ids: Iterable[int]) -> Mapping[int, str]:
    """Return each person's name, or their first address where they gave none."""
    people = Person.objects.filter(pk__in=list(ids)).prefetch_related("identities")
    return {p.pk: p.name or _first_address(p) for p in people}


def _first_address(person: Person) -> str:
    return next((identity.value for identity in person.identities.all()), str(person))
