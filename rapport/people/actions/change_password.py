"""Changing a person's password."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import NotAllowed
from rapport.core.ledger import Actor, record
from rapport.people import events, fields, guessing
from rapport.people.models import User


def change_password(person: User, *, password: str, by: Actor, at: datetime | None = None) -> User:
    """Set one's own password; every session signed with the old one ends.

    Failed sign-ins are forgotten: a person who could set a password need not wait. The command
    line may do it for anybody. Raises Invalid for a password that is easy to guess.
    """
    if isinstance(by, User) and by != person:
        raise NotAllowed(_("Nobody can change another person's password. They can reset it."))
    fields.password(password, person)
    at = at or clock.now()
    with transaction.atomic():
        person.set_password(password)
        person.save(update_fields=["password"])
        guessing.forget(person.email)
        record(events.PASSWORD_CHANGED, person, by=by, at=at, person=person.pk)
    return person
