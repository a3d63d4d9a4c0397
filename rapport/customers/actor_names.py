"""Names of customers for history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.customers.models import Person


def names_of_customers(ids: Iterable[int]) -> Mapping[int, str]:
    """Return each person's name, or their first address where we have no name."""
    wanted = list(ids)
    # A ticket's history names its customer, and seldom somebody else.
    names = dict(_name(wanted[0]) if len(wanted) == 1 else _names(wanted))
    nameless = [pk for pk, name in names.items() if not name]
    return names | _first_addresses(nameless) if nameless else names


@prepared
def _name(pk: int) -> QuerySet[Person, Any]:
    return Person.objects.filter(pk=pk).values_list("pk", "name", named=True)


def _names(ids: list[int]) -> QuerySet[Person, Any]:
    return Person.objects.filter(pk__in=ids).values_list("pk", "name")


def _first_addresses(ids: Iterable[int]) -> dict[int, str]:
    people = Person.objects.filter(pk__in=ids).prefetch_related("identities")
    return {p.pk: next((i.value for i in p.identities.all()), str(p)) for p in people}
