"""How actions hold the rows they work on, and keep the desk in somebody's hands."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from rapport.core.errors import Conflict, NotAllowed
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.people.roles import Ability, Role


def lock(person: User) -> User:
    """Return the person as they are now, held until the transaction ends.

    PostgreSQL locks the row; SQLite transactions are IMMEDIATE, so the writer is alone already.
    """
    return User.objects.select_for_update().get(pk=person.pk)


def lock_everybody() -> None:
    """Let no other transaction add or change a user until this one ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE people_user IN SHARE ROW EXCLUSIVE MODE")


def require_over(by: Actor, *roles: str) -> None:
    """Raise NotAllowed when one of the roles is an administrator's and the actor is none."""
    over_administrators = Role.ADMINISTRATOR in roles
    if over_administrators and isinstance(by, User) and not by.may(Ability.MANAGE_ADMINISTRATORS):
        raise NotAllowed(_("Only an administrator can make or change administrators."))


def keep_an_administrator(person: User) -> None:
    """Raise Conflict when the desk would be without an administrator after this person."""
    if person not in User.objects.administrators():
        return
    others = User.objects.administrators().select_for_update().exclude(pk=person.pk)
    if not list(others):
        raise Conflict(
            _("%(name)s is the last administrator. Make somebody else one first.")
            % {"name": person.name},
            code="last_administrator",
        )
