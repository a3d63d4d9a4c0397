"""Customers and organisations in the command palette."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rapport.core.face.palette import LIMIT_A_SOURCE, Command
from rapport.customers.finding import best_organisations, best_people
from rapport.people.models import User


def customers(user: User, words: str) -> Iterator[Command]:
    """Find customers by name, address or organisation."""
    for person in best_people(user, words, LIMIT_A_SOURCE):
        yield Command(
            label=str(person.found),
            url=person.found.get_absolute_url(),
            icon="user",
            hint=str(person.found.organisation or next(iter(person.found.identities.all()), "")),
            group=_("Customers"),
            rank=person.rank,
        )


def organisations(user: User, words: str) -> Iterator[Command]:
    """Find organisations by name or domain."""
    for organisation in best_organisations(user, words, LIMIT_A_SOURCE):
        yield Command(
            label=organisation.found.name,
            url=organisation.found.get_absolute_url(),
            icon="building",
            hint=organisation.found.domain,
            group=_("Organisations"),
            rank=organisation.rank,
        )
