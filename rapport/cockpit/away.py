"""Colleagues who are away today, until when, and their cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from rapport.cockpit.needs.team import absences, last_day, open_tickets
from rapport.core.database.prepared import prepared
from rapport.core.phrases.lists import listed
from rapport.people.models import Absence, Membership, User
from rapport.people.roles import Ability

NAMED = 2


@dataclass(frozen=True)
class Absentee:
    """Somebody who is away: until when, their open tickets, and who of their teams is there."""

    person: User
    until: str
    open_tickets: int
    cover: str

    @property
    def url(self) -> str:
        """Return the address of their open tickets, chosen, so that they can be handed over."""
        return f"{reverse('tickets')}?assignee={self.person.pk}&chosen=all"


def away_today(user: User, at: datetime) -> list[Absentee]:
    """Return the colleagues who are away now, those who come back last at the end; few queries."""
    away = {absence.user_id: absence for absence in absences(at) if absence.user.is_active}
    if not away:
        return []
    teams = _teams(user)
    counts = {pk: count for pk, count, _waiting in open_tickets(user, tuple(away))}
    found = [
        Absentee(
            absence.user,
            last_day(absence.until) if absence.until else "",
            counts.get(pk, 0),
            _cover(pk, teams, away, user),
        )
        for pk, absence in sorted(away.items(), key=lambda each: _end(each[1]))
        if user.sees_every_team or any(pk in members for members in teams.values())
    ]
    return found


def _teams(user: User) -> dict[int, dict[int, User]]:
    """Return who works on tickets, by the teams that this person sees."""
    teams: dict[int, dict[int, User]] = {}
    for each in _memberships():
        if user.sees_every_team or each.team_id in user.team_ids:
            teams.setdefault(each.team_id, {})[each.user_id] = each.user
    return teams


@prepared
def _memberships() -> QuerySet[Membership, Membership]:
    return Membership.objects.filter(user__is_active=True).select_related("user")


def _cover(
    pk: int, teams: dict[int, dict[int, User]], away: dict[int, Absence], reader: User
) -> str:
    """Say who of the same teams is there, the reader first."""
    mates = {
        mate.pk: mate
        for members in teams.values()
        if pk in members
        for mate in members.values()
        if mate.pk not in away and mate.may(Ability.WORK_TICKETS)
    }
    if not mates:
        return _("nobody else of the team is here")
    names = sorted(mate.first_name for mate in mates.values() if mate != reader)
    if reader.pk in mates:
        names.insert(0, pgettext("who covers", "you"))
    if len(names) <= NAMED + 1:
        return _("covered by %(names)s") % {"names": listed(names)}
    more = len(names) - NAMED
    return ngettext(
        "covered by %(names)s and %(n)s more", "covered by %(names)s and %(n)s more", more
    ) % {"names": ", ".join(names[:NAMED]), "n": more}


def _end(absence: Absence) -> tuple[bool, float]:
    return absence.until is None, absence.until.timestamp() if absence.until else 0
