"""Adding a person without an invitation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.core.ledger import Actor, record
from rapport.people import events, fields
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Ability


def add_user(
    email: str,
    *,
    name: str,
    role: str,
    password: str,
    timezone: str = "UTC",
    teams: Iterable[Team] = (),
    by: Actor,
    at: datetime | None = None,
) -> User:
    """Add a person at once, without an invitation: for the command line.

    Raises Conflict when the address is taken, Invalid for a field that makes no sense.
    """
    require(by, Ability.MANAGE_PEOPLE)
    at = at or clock.now()
    person = User(
        email=fields.mail_address(email),
        name=fields.person_name(name),
        role=fields.role(role),
        timezone=fields.time_zone(timezone),
    )
    require_over(by, person.role)
    person.set_password(fields.password(password, person))
    with transaction.atomic():
        _rows.one_at_a_time()
        if User.objects.filter(email=person.email).exists():
            raise Conflict(
                _("Somebody with the address %(email)s already works here.")
                % {"email": person.email}
            )
        person.sets_up = _rows.sets_up(person.role)
        person.save(force_insert=True)
        Membership.objects.bulk_create(Membership(user=person, team=team) for team in teams)
        record(events.ADDED, person, by=by, at=at, person=person.pk, role=str(person.role))
    return person
