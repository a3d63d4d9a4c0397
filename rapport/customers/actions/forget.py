"""Deleting people who were added by mistake."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.customers import events, search
from rapport.customers.models import Identity, Person
from rapport.customers.pointers import pointers
from rapport.people.actors import Actor
from rapport.timeline.record import record


def forget_if_empty(person: Person, *, by: Actor, at: datetime | None = None) -> bool:
    """Delete a person who was added by mistake, if we have nothing of theirs but one address.

    Returns whether they were deleted; a person who wrote, was written to or was merged stays.
    """
    at = at or clock.now()
    with transaction.atomic():
        if _has_anything(person):
            return False
        record(events.FORGOTTEN, person, by=by, at=at, name=str(person))
        search.drop(person)
        person.delete()
    return True


def _has_anything(person: Person) -> bool:
    if person.merged_into_id or person.absorbed.exists():
        return True
    if person.identities.count() > 1:
        return True
    return any(
        model._default_manager.filter(**{field: person}).exists()
        for _label, model, field in pointers()
        if model is not Identity
    )
