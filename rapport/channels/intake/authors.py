"""Who writes: somebody who works here, or a customer, known already or not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from rapport.channels.intake.decisions import Author
from rapport.channels.parsed import Sender
from rapport.core.database.prepared import prepared
from rapport.customers import identities
from rapport.people.models import User


def find_user(address: str) -> User | None:
    """Return who works here under this mail address."""
    known = _active(address.strip().lower())
    return User.objects.get(pk=known[0][0]) if known else None


def find_author(sender: Sender, *, is_heard: bool = False, ticket: int | None = None) -> Author:
    """Return an address as who writes from it. Raises Invalid for what is no address."""
    known = identities.find(sender.value, kind=sender.kind)
    return Author(sender, known, is_heard=is_heard, ticket=ticket)


def find_colleague(user: User, sender: Sender) -> Author:
    """Return somebody who works here as who writes in a matter of their own."""
    return find_author(replace(sender, name=sender.name or user.name))


def organisation_of(author: Author) -> int | None:
    """Return the number of the author's organisation: theirs, or of the domain they write from."""
    if author.known is not None:
        return author.known.organisation_id
    found = identities.organisation_of(author.sender.value, kind=author.sender.kind)
    return found.pk if found else None


@prepared
def _active(email: str) -> QuerySet[User, Any]:
    return User.objects.filter(email=email, is_active=True).order_by().values_list("pk")
