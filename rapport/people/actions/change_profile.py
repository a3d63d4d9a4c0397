"""Changing a person's own details."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from rapport.core import clock
from rapport.core.ledger import Actor, record
from rapport.people import events, fields
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.models import User
from rapport.people.roles import Ability

# Each field's name in the event, and the check of its value.
FIELDS: dict[str, Callable[[Any], Any]] = {
    "name": fields.person_name,
    "timezone": fields.time_zone,
    "language": fields.language,
    "theme": fields.theme,
    "hears_by_mail": bool,
}


def change_profile(
    person: User, *, by: Actor, at: datetime | None = None, **changes: str | bool
) -> User:
    """Change one's own name, time zone, language, theme or emails, or those of somebody one
    manages.

    Only differences count; without any, nothing happens.
    """
    if by != person:
        require(by, Ability.MANAGE_PEOPLE)
        require_over(by, person.role)
    clean = {field: FIELDS[field](value) for field, value in changes.items()}
    at = at or clock.now()
    with transaction.atomic():
        person = _rows.lock(person)
        differing = [field for field, value in clean.items() if getattr(person, field) != value]
        if not differing:
            return person
        for field in differing:
            setattr(person, field, clean[field])
        person.save(update_fields=differing)
        record(events.PROFILE_CHANGED, person, by=by, at=at, person=person.pk, fields=differing)
    return person
