"""Changing a person's role."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.core.ledger import Actor, record
from rapport.people import events, fields
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.models import User
from rapport.people.roles import Ability


def change_role(person: User, *, to: str, by: Actor, at: datetime | None = None) -> User:
    """Set the person's role; the role they already have changes nothing.

    Raises Conflict for the last administrator, NotAllowed when one of the two roles is
    above the actor's.
    """
    require(by, Ability.MANAGE_PEOPLE)
    to, at = fields.role(to), at or clock.now()
    with transaction.atomic():
        _rows.one_at_a_time()
        person = _rows.lock(person)
        before = person.role
        require_over(by, before, to)
        if before == to:
            return person
        _rows.keep_an_administrator(person)
        person.role, person.sets_up = to, _rows.sets_up(to)
        person.save(update_fields=["role", "sets_up"])
        details = {"person": person.pk, "from": str(before), "to": str(to)}
        record(events.ROLE_CHANGED, person, by=by, at=at, **details)
    return person
