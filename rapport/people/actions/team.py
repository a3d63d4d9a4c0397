"""Teams and their members."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.core.ledger import Actor, record
from rapport.people import events, fields
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Ability


def make_team(name: str, *, by: Actor, at: datetime | None = None) -> Team:
    """Create an empty team; raises Conflict when the name is taken."""
    require(by, Ability.MANAGE_PEOPLE)
    name, at = fields.team_name(name), at or clock.now()
    with transaction.atomic():
        team = _save(Team(name=name))
        record(events.TEAM_MADE, team, by=by, at=at, name=name)
    return team


def rename_team(team: Team, *, to: str, by: Actor, at: datetime | None = None) -> Team:
    """Rename a team; its current name changes nothing."""
    require(by, Ability.MANAGE_PEOPLE)
    to, at = fields.team_name(to), at or clock.now()
    with transaction.atomic():
        team = Team.objects.select_for_update().get(pk=team.pk)
        before = team.name
        if before == to:
            return team
        team.name = to
        _save(team)
        record(events.TEAM_RENAMED, team, by=by, at=at, **{"from": before, "to": to})
    return team


def remove_team(team: Team, *, by: Actor, at: datetime | None = None) -> Team:
    """Remove an empty team; raises Conflict when it has queues or tickets.

    Its members leave it with that, so nobody of them may be above the actor.
    """
    require(by, Ability.MANAGE_PEOPLE)
    at = at or clock.now()
    with transaction.atomic():
        require_over(by, *team.users.values_list("role", flat=True))
        record(events.TEAM_REMOVED, team, by=by, at=at, name=team.name)
        try:
            Team.objects.filter(pk=team.pk).delete()
        except ProtectedError as error:
            raise Conflict(
                _("%(team)s has queues or tickets. Give them to another team first.")
                % {"team": team.name}
            ) from error
    return team


def join_team(person: User, *, team: Team, by: Actor, at: datetime | None = None) -> User:
    """Add the person to the team; a member stays one."""
    require(by, Ability.MANAGE_PEOPLE)
    at = at or clock.now()
    with transaction.atomic():
        require_over(by, _rows.lock(person).role)
        made = Membership.objects.get_or_create(user=person, team=team)[1]
        if made:
            record(events.JOINED, person, by=by, at=at, person=person.pk, team=team.name)
    return _afresh(person)


def leave_team(person: User, *, team: Team, by: Actor, at: datetime | None = None) -> User:
    """Remove the person from the team; the tickets they hold stay theirs."""
    require(by, Ability.MANAGE_PEOPLE)
    at = at or clock.now()
    with transaction.atomic():
        require_over(by, _rows.lock(person).role)
        left, _by_model = Membership.objects.filter(user=person, team=team).delete()
        if left:
            record(events.LEFT, person, by=by, at=at, person=person.pk, team=team.name)
    return _afresh(person)


def _save(team: Team) -> Team:
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError as error:
        raise Conflict(
            _("There is already a team called %(name)s.") % {"name": team.name}
        ) from error
    return team


def _afresh(person: User) -> User:
    """Forget the cached teams after a change."""
    person.__dict__.pop("team_ids", None)
    return person
