"""Customers in the command palette."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rapport.core.face.palette import LIMIT_A_SOURCE, Command
from rapport.customers import search
from rapport.customers.models import Person
from rapport.people.models import User


def find(user: User, words: str) -> Iterator[Command]:
    """Find people by name, address or organisation."""
    people = Person.objects.visible_to(user).surviving().select_related("organisation")
    for person in search.matching(people, words)[:LIMIT_A_SOURCE]:
        yield Command(
            label=str(person),
            url=person.get_absolute_url(),
            icon="user",
            hint=str(person.organisation or ""),
            group=_("Customers"),
        )
