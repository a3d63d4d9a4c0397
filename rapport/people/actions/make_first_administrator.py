"""The first administrator of a new desk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import NotFound
from rapport.core.ledger import record
from rapport.people import events, fields
from rapport.people.actions import _rows
from rapport.people.models import Company, FirstRun, Membership, Team, User, company
from rapport.people.models.first_run import ONLY
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
    desk_language: str = "",
    at: datetime | None = None,
) -> User:
    """Set up a new desk: its first administrator, their team, and what rooms add to it.

    There is no ``by``: the first person becomes the administrator. Customers are written to in
    ``desk_language``, or without it in the administrator's. Raises NotFound ever after,
    even when two come at once.
    """
    at = at or clock.now()
    person = User(
        email=fields.mail_address(email),
        name=fields.person_name(name),
        role=Role.ADMINISTRATOR,
        timezone=fields.time_zone(timezone),
        language=fields.language(language),
        sets_up=True,
    )
    person.set_password(fields.password(password, person))
    team = fields.team_name(team)
    desk_language = fields.language(desk_language or language)
    with transaction.atomic():
        _rows.one_at_a_time()
        if not first_steps.is_needed():
            raise NotFound(_("This desk has been set up already. Sign in instead."))
        person.save(force_insert=True)
        first, _made = Team.objects.get_or_create(name=team)
        Membership.objects.create(user=person, team=first)
        FirstRun.objects.create(pk=ONLY)
        Company.objects.update_or_create(pk=company.ONLY, defaults={"language": desk_language})
        record(events.FIRST, person, by=person, at=at, team=first.name)
        first_steps.take(person, first, at)
    return person
