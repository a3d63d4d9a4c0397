"""Work of the command line that takes several actions."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.people import fields
from rapport.people.actions import add_user, make_first_administrator, make_team
from rapport.people.actors import SYSTEM
from rapport.people.models import Team, User
from rapport.people.places import first_steps
from rapport.people.roles import Role

FIRST_TEAM = "Support"


def add(
    email: str, *, name: str, role: str, teams: Iterable[str], timezone: str, password: str
) -> User:
    """Add a person with their teams, creating new ones; the first person opens the desk."""
    if first_steps.is_needed():
        return _add_first(email, name, role, list(teams), timezone, password)
    with transaction.atomic():
        return add_user(
            email,
            name=name,
            role=role,
            teams=[_team(team) for team in teams],
            timezone=timezone,
            password=password,
            by=SYSTEM,
        )


def _add_first(
    email: str, name: str, role: str, teams: list[str], timezone: str, password: str
) -> User:
    if role != Role.ADMINISTRATOR:
        raise Invalid(_("Nobody works here yet, so the first person must be an administrator."))
    if len(teams) > 1:
        raise Invalid(_("The first person starts with exactly one team."))
    return make_first_administrator(
        email,
        name=name,
        password=password,
        timezone=timezone,
        team=teams[0] if teams else FIRST_TEAM,
    )


def _team(name: str) -> Team:
    name = fields.team_name(name)
    return Team.objects.filter(name=name).first() or make_team(name, by=SYSTEM)
