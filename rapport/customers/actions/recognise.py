"""Saying who an unknown sender is."""

from __future__ import annotations

from datetime import datetime

from rapport.customers.actions.change import add_identity
from rapport.customers.actions.merge import merge
from rapport.customers.identities import find
from rapport.customers.models import Identity, Person
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability


def recognise(
    person: Person, *, kind: str, value: str, by: Actor, at: datetime | None = None
) -> Person:
    """Give a person an address, and return whose it is.

    Somebody who has no address and turns out to be a customer we know is merged into that one:
    nothing but what they wrote was known of them. Whoever has an address of their own is not, so
    another person's address raises Conflict then.
    """
    require(by, Ability.EDIT_CUSTOMERS)
    known = find(value, kind=kind) if kind in Identity.Kind.values else None
    if known is None or known.pk == person.pk or person.identities.exists():
        add_identity(person, kind=kind, value=value, by=by, at=at)
        return person
    merge(person, into=known, by=by, at=at)
    return known
