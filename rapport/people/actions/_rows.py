"""Locks for actions on people, and the last administrator."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from rapport.core.errors import Conflict
from rapport.people.models import FirstRun, User
from rapport.people.roles import ABILITIES, Ability

# Any number that no other advisory lock has.
WHO_MAY_COME_IN = 0x70656F70


def lock(person: User) -> User:
    """Return the person as they are now, locked until the transaction ends.

    PostgreSQL locks the row; SQLite transactions are IMMEDIATE, so the writer is alone already.
    """
    return User.objects.select_for_update().get(pk=person.pk)


def one_at_a_time() -> None:
    """Keep other actions that decide who may come in from running until this transaction ends.

    Such an action depends on rows that another could be changing: whether anybody works here,
    whether another administrator stays. An advisory lock, taken first, keeps them apart without
    blocking those that change one person.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WHO_MAY_COME_IN])


def sets_up(role: str) -> bool:
    """Return whether somebody with this role is shown what a new desk still needs."""
    may = Ability.MANAGE_DESK in ABILITIES[role]
    return may and FirstRun.objects.filter(finished_at=None).exists()


def keep_an_administrator(person: User) -> None:
    """Raise Conflict when nobody but this person is an administrator."""
    if person not in User.objects.administrators():
        return
    if not User.objects.administrators().exclude(pk=person.pk).exists():
        raise Conflict(
            _("%(name)s is the last administrator. Make somebody else one first.")
            % {"name": person.name},
            code="last_administrator",
        )
