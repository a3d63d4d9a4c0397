"""Needs of the team."""

from __future__ import annotations

from datetime import datetime
from math import sqrt

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.cockpit.need import Need, Row, Urgency
from rapport.people.models import Absence, User
from rapport.people.roles import ABILITIES, Ability
from rapport.tickets.models import Ticket

# Half as much again as one's share is worth the manager's attention, unless chance explains it.
UNEVEN = 1.5
FEWEST = 8


def carrying_too_much(user: User, at: datetime) -> list[Need]:
    """Return agents who hold clearly more of their team's open tickets than an equal share.

    Clearly: 1.5 times the share, and more than two standard deviations (Poisson) above it.
    """
    held = _held(user, at)
    needs = []
    for team, agents in _agents_by_team(user).items():
        counts = {agent: held.get((team, agent.pk), (0, at)) for agent in agents}
        total = sum(count for count, _since in counts.values())
        share = total / len(agents)
        for agent, (count, since) in counts.items():
            if count >= FEWEST and count > UNEVEN * share and count > share + 2 * sqrt(share):
                needs.append(_carries(agent, team, count, total, len(agents), since))
    return needs


def away_with_open_tickets(user: User, at: datetime) -> list[Need]:
    """Return people who are away while they have open tickets."""
    away = Absence.objects.at(at).select_related("user")
    until = {absence.user_id: absence for absence in away}
    open_tickets = (
        Ticket.objects.visible_to(user)
        .unsolved()
        .filter(assignee__in=until)
        .values_list("assignee")
        .annotate(count=Count("pk"), waiting=Count("waiting_since"))
        .order_by("-count")
    )
    return [_away(until[pk], count, waiting) for pk, count, waiting in open_tickets]


def _held(user: User, at: datetime) -> dict[tuple[str, int], tuple[int, datetime]]:
    """Return each agent's open tickets by team: how many, and since when the first
    customer waits.
    """
    rows = (
        Ticket.objects.visible_to(user)
        .unsolved()
        .exclude(assignee=None)
        .values_list("team__name", "assignee")
        .annotate(count=Count("pk"), since=Min("waiting_since"))
        .order_by()
    )
    return {(team, agent): (count, since or at) for team, agent, count, since in rows}


def _agents_by_team(user: User) -> dict[str, list[User]]:
    """Return active agents by team name, except in teams of one, which have nobody to share with.

    Managers can take tickets but are not counted in the share.
    """
    roles = [role for role, may in ABILITIES.items() if _works(may)]
    rows = User.objects.filter(is_active=True, role__in=roles).prefetch_related("teams")
    by_team: dict[str, list[User]] = {}
    for agent in rows:
        for team in agent.teams.all():
            if user.sees_every_team or team.pk in user.team_ids:
                by_team.setdefault(team.name, []).append(agent)
    return {team: agents for team, agents in by_team.items() if len(agents) > 1}


def _works(may: frozenset[Ability]) -> bool:
    return Ability.WORK_TICKETS in may and Ability.SEE_EVERY_TEAM not in may


def _carries(agent: User, team: str, count: int, total: int, agents: int, since: datetime) -> Need:
    values = {"name": agent.name, "team": team, "count": count, "total": total}
    shares = {"part": round(100 * count / total), "fair": round(100 / agents)}
    return Need(
        text=_(
            "%(name)s has %(part)s %% of the open work of %(team)s; an equal share would be "
            "%(fair)s %%"
        )
        % {**values, **shares},
        why=_(
            "%(count)s of %(total)s open tickets: more than 1.5 times an equal share, "
            "and not by chance."
        )
        % values,
        since=since,
        action=_("Rebalance"),
        url=f"{reverse('tickets')}?assignee={agent.pk}",
        urgency=Urgency.SOON,
        weight=count,
        rows=[
            Row(_("Open tickets of %(name)s") % values, f"{reverse('tickets')}?assignee={agent.pk}")
        ],
    )


def _away(absence: Absence, count: int, waiting: int) -> Need:
    name = absence.user.name
    if absence.until:
        until = date_format(localtime(absence.until), _("D j M"))
        text = ngettext(
            "%(name)s is away until %(until)s, with %(count)s open ticket",
            "%(name)s is away until %(until)s, with %(count)s open tickets",
            count,
        ) % {"name": name, "until": until, "count": count}
    else:
        text = ngettext(
            "%(name)s is away, with %(count)s open ticket",
            "%(name)s is away, with %(count)s open tickets",
            count,
        ) % {"name": name, "count": count}
    url = f"{reverse('tickets')}?assignee={absence.user_id}"
    return Need(
        text=text,
        why=ngettext(
            "An absence is noted, and in %(waiting)s of the tickets a customer is waiting.",
            "An absence is noted, and in %(waiting)s of the tickets customers are waiting.",
            waiting,
        )
        % {"waiting": waiting},
        since=absence.start,
        action=_("Hand over"),
        url=url,
        urgency=Urgency.BROKEN if waiting else Urgency.SOON,
        weight=waiting,
        rows=[Row(_("Open tickets of %(name)s") % {"name": name}, url)],
    )
