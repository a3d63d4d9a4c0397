"""Sections of a customer's page, which rooms above add."""

from __future__ import annotations

from typing import Any

from rapport.core.face.sections import Section, shown
from rapport.core.registry import Registry
from rapport.customers.models import Person
from rapport.people.models import User

SECTIONS: Registry[Section[Person]] = Registry(
    "a customer's page", key=lambda section: section.template
)


def sections_of(person: Person, user: User) -> list[dict[str, Any]]:
    """Return the sections with something to show this user about the person."""
    return shown(SECTIONS, person, user)
