"""The author of an arrival: a colleague or a customer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from rapport.channels.intake.decisions import Author
from rapport.channels.parsed import Sender
from rapport.core.database.prepared import prepared
from rapport.customers import identities
from rapport.customers.models import Person
from rapport.people.models import User


def find_user(address: str) -> User | None:
    """Return the colleague with this mail address, or None."""
    known = _active(address.strip().lower()) if address else ()
    return User.objects.get(pk=known[0]) if known else None


def find_author(sender: Sender, *, is_heard: bool = False, ticket: int | None = None) -> Author:
    """Return the author with this address, nobody known without one. Raises Invalid for a
    malformed one.
    """
    return Author(sender, person_of(sender), is_heard=is_heard, ticket=ticket)


def person_of(sender: Sender) -> Person | None:
    """Return the person with this address, None if nobody has it or there is none."""
    return identities.find(sender.value, kind=sender.kind) if sender.value else None


def find_colleague(user: User, sender: Sender) -> Author:
    """Return a colleague as the author of a matter of their own."""
    return find_author(replace(sender, name=sender.name or user.name))


def organisation_of(author: Author) -> int | None:
    """Return the id of the author's organisation: their own, or that of their domain."""
    if author.known is not None:
        return author.known.organisation_id
    found = identities.organisation_of(author.sender.value, kind=author.sender.kind)
    return found.pk if found else None


@prepared
def _active(email: str) -> QuerySet[User, Any]:
    return User.objects.filter(email=email, is_active=True).order_by().values_list("pk", flat=True)
