"""Actions that privacy adds to the pages of people."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.face.story import Action
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.people.roles import Ability


def on_customer(person: Person, reader: User) -> Iterator[Action]:
    """Yield the way to what is held on a customer."""
    if reader.may(Ability.HANDLE_PRIVACY):
        yield Action(_("What is held…"), reverse("customer_privacy", args=[person.pk]), "lock")


def on_colleague(person: User, reader: User) -> Iterator[Action]:
    """Yield the way to what is held on a colleague."""
    if reader.may(Ability.HANDLE_PRIVACY):
        yield Action(_("What is held…"), reverse("colleague_privacy", args=[person.pk]), "lock")
