"""A customer's addresses, and those that refuse mail."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.customers.models import Identity, Refusal


class Reach:
    """The addresses of one person, each with its refusal if any."""

    def __init__(self, person: int) -> None:
        self._person = person

    def __iter__(self) -> Iterator[tuple[str, Refusal | None]]:
        return ((address, self.refusals.get(address)) for address in self.addresses)

    @cached_property
    def addresses(self) -> list[str]:
        """Return the addresses that the person writes from and can be reached at."""
        return _addresses(self._person)

    @cached_property
    def refusals(self) -> dict[str, Refusal]:
        """Return the refusals of these addresses, by address."""
        return {refusal.value: refusal for refusal in _refusals(self._person)}


@prepared
def _addresses(person: int) -> QuerySet[Identity, Any]:
    return Identity.objects.filter(person=person).values_list("value", flat=True)


@prepared
def _refusals(person: int) -> QuerySet[Refusal, Refusal]:
    return Refusal.objects.filter(person=person, ended_at=None).order_by("pk")
