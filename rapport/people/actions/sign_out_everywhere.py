"""Ending all of a person's sessions."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.core.ledger import Actor, record
from rapport.people import events
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.models import User
from rapport.people.models.user import new_stamp
from rapport.people.roles import Ability


def sign_out_everywhere(person: User, *, by: Actor, at: datetime | None = None) -> User:
    """End all sessions of oneself, or of somebody one manages. API tokens keep working."""
    if by != person:
        require(by, Ability.MANAGE_PEOPLE)
        require_over(by, person.role)
    at = at or clock.now()
    with transaction.atomic():
        person = _rows.lock(person)
        person.stamp = new_stamp()
        person.save(update_fields=["stamp"])
        record(events.SIGNED_OUT, person, by=by, at=at, person=person.pk)
    return person
