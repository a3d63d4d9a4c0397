"""The first administrator of a new desk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import NotFound
from rapport.core.ledger import record
from rapport.people import checks, events
from rapport.people.actions import _rows
from rapport.people.models import Membership, Team, User
from rapport.people.places import first_steps
from rapport.people.roles import Role


def make_first_administrator(
    email: str,
    *,
    name: str,
    password: str,
    timezone: str,
    team: str,
    language: str = "en",
    at: datetime | None = None,
) -> User:
    """Set up a new desk: its first administrator, their team, and what rooms add to it.

    There is no ``by``: the first person becomes the administrator. Raises NotFound ever after,
    even when two come at once.
    """
    at = at or clock.now()
    person = User(
        email=checks.mail_address(email),
        name=checks.person_name(name),
        role=Role.ADMINISTRATOR,
        timezone=checks.time_zone(timezone),
        language=checks.language(language),
    )
    person.set_password(checks.password(password, person))
    team = checks.team_name(team)
    with transaction.atomic():
        _rows.one_at_a_time()
        if not first_steps.is_needed():
            raise NotFound(_("This desk has been set up already. Sign in instead."))
        person.save(force_insert=True)
        first, _made = Team.objects.get_or_create(name=team)
        Membership.objects.create(user=person, team=first)
        record(events.FIRST, person, by=person, at=at, team=first.name)
        first_steps.take(person, first, at)
    return person
