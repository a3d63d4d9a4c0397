"""Deactivating and reactivating a person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.core.ledger import Actor, record
from rapport.people import events
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.models import User
from rapport.people.models.user import new_stamp
from rapport.people.roles import Ability


def deactivate(person: User, *, by: Actor, at: datetime | None = None) -> User:
    """Lock the person out from this instant; what they did and hold stays theirs.

    Raises Conflict for oneself and for the last administrator.
    """
    require(by, Ability.MANAGE_PEOPLE)
    at = at or clock.now()
    with transaction.atomic():
        _rows.one_at_a_time()
        person = _rows.lock(person)
        require_over(by, person.role)
        if not person.is_active:
            return person
        if person == by:
            raise Conflict(_("You cannot deactivate yourself. Ask a colleague."))
        _rows.keep_an_administrator(person)
        person.is_active = False
        person.stamp = new_stamp()
        person.save(update_fields=["is_active", "stamp"])
        record(events.DEACTIVATED, person, by=by, at=at, person=person.pk)
    return person


def reactivate(person: User, *, by: Actor, at: datetime | None = None) -> User:
    """Let the person in again, with their former role and teams."""
    require(by, Ability.MANAGE_PEOPLE)
    at = at or clock.now()
    with transaction.atomic():
        _rows.one_at_a_time()
        person = _rows.lock(person)
        require_over(by, person.role)
        if person.is_active:
            return person
        person.is_active = True
        person.save(update_fields=["is_active"])
        record(events.REACTIVATED, person, by=by, at=at, person=person.pk)
    return person
