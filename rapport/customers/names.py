"""Name customers in history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapport.customers.models import Person


def names_of(ids: Iterable[int]) -> Mapping[int, str]:
    """Return each person's name, or their first address where they gave none."""
    names = dict(Person.objects.filter(pk__in=list(ids)).values_list("pk", "name"))
    nameless = [pk for pk, name in names.items() if not name]
    return names | _first_addresses(nameless) if nameless else names


def _first_addresses(ids: Iterable[int]) -> dict[int, str]:
    people = Person.objects.filter(pk__in=ids).prefetch_related("identities")
    return {p.pk: next((i.value for i in p.identities.all()), str(p)) for p in people}
