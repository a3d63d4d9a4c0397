"""Needs of the team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.cockpit.need import ROWS_SHOWN, Finding, Glance, Need, Row, Rule, Urgency, first
from rapport.core.database.prepared import prepared
from rapport.core.phrases.figures import number, share
from rapport.people.models import Absence, User
from rapport.people.roles import Ability
from rapport.tickets.lists.shares import Share, held_by_team, shares, surplus_of
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import sight_of


class Load(NamedTuple):
    """What somebody holds of a team's open tickets, and the numbers of those to hand over."""

    share: Share
    surplus: Sequence[int]


class Away(NamedTuple):
    """Somebody's absence, and their open tickets."""

    absence: Absence
    held: int
    waiting: int


def carrying_too_much(glance: Glance) -> list[Finding]:
    """Return agents who hold clearly more of their team's open tickets than an equal share."""
    user = glance.user
    loaded = [each for each in shares(user, held_by_team(user)) if each.is_too_much]
    if not loaded:
        return []
    surplus = surplus_of(user, loaded)
    found = [
        _loaded(Load(each, surplus[each.team.pk, each.agent.pk]), each.since or glance.at)
        for each in loaded
    ]
    return sorted(found, key=lambda each: -each.size)


def away_with_open_tickets(glance: Glance) -> list[Finding]:
    """Return people who are away while they have open tickets."""
    until = {absence.user_id: absence for absence in absences(glance.at)}
    return [
        Finding(
            subject=str(pk),
            urgency=Urgency.BROKEN if waiting else Urgency.SOON,
            since=until[pk].start,
            size=count,
            claims=frozenset({f"work of {pk}"}),
            about=Away(until[pk], count, waiting),
        )
        for pk, count, waiting in open_tickets(glance.user, tuple(until))
    ]


@prepared
def absences(at: datetime) -> QuerySet[Absence, Absence]:
    """Return the absences in force, each with its person."""
    return Absence.objects.at(at).select_related("user")


def open_tickets(reader: User, people: tuple[int, ...]) -> Sequence[tuple[int, int, int]]:
    """Return how many open tickets each of these people has, and in how many a customer waits; of
    those the reader sees, the most first.
    """
    if not people or not reader.may(Ability.SEE_TICKETS):
        return []
    return _open_tickets_of(*sight_of(reader), people)


@prepared
def _open_tickets_of(
    teams: tuple[int, ...], own: int | None, people: tuple[int, ...]
) -> QuerySet[Ticket, Any]:
    return (
        Ticket.objects.in_sight(teams, own)
        .unsolved()
        .filter(assignee__in=people)
        .values("assignee")
        .annotate(tickets=Count("pk"), waiting=Count("waiting_since"))
        .order_by("-tickets")
        .values_list("assignee", "tickets", "waiting", named=True)
    )


def _loaded(load: Load, since: datetime) -> Finding:
    agent, team = load.share.agent, load.share.team
    return Finding(
        subject=f"{agent.pk} in {team.pk}",
        urgency=Urgency.SOON,
        since=since,
        size=load.share.held,
        # Who is away has to hand it over anyway.
        claims=frozenset({f"work of {agent.pk}"}),
        about=load,
    )


def _carries(finding: Finding) -> Need:
    load: Share = finding.about.share
    surplus: Sequence[int] = finding.about.surplus
    values = {
        "name": load.agent.name,
        "team": load.team,
        "count": load.held,
        "total": load.total,
        "part": share(load.part),
        "fair": share(load.equal),
    }
    text = _("%(name)s has %(part)s of the open work of %(team)s; an equal share would be %(fair)s")
    why = _(
        "%(count)s of %(total)s open tickets: more than 1.5 times an equal share, "
        "and not by chance."
    )
    whose = f"assignee={load.agent.pk}&team={load.team.pk}"
    whole = f"{reverse('tickets')}?{whose}"
    numbers = ",".join(map(str, sorted(surplus)))
    rule = ngettext(
        "Rebalance chooses the %(n)s beyond an equal share: first where %(name)s has not replied "
        "yet, the newest first.",
        "Rebalance chooses the %(n)s beyond an equal share: first those to which %(name)s has not "
        "replied yet, the newest first.",
        len(surplus),
    ) % {"n": len(surplus), "name": load.agent.first_name}
    return Need(
        text=text % values,
        why=f"{why % values} {rule}",
        since=finding.since,
        age=_open_tickets(load.held),
        action=_("Rebalance"),
        url=f"{reverse('tickets')}?{whose}&only={numbers}&chosen=all",
        urgency=Urgency.SOON,
        weight=load.held,
        count=len(surplus),
        rows=[Row(_("Open tickets of %(name)s in %(team)s") % values, whole)],
    )


def _many_carry(found: Sequence[Finding]) -> Need:
    return Need(
        text=_("%(count)s people hold far more open work than an equal share")
        % {"count": number(len(found))},
        why=_("Each has more than 1.5 times an equal share of their team’s, and not by chance."),
        since=min(finding.since for finding in found),
        action=_("See them"),
        url=reverse("cockpit_column", args=["team"]),
        urgency=Urgency.SOON,
        weight=max(finding.size for finding in found),
        rows=first(Row(_carries(each).text, _carries(each).rows[0].url) for each in found),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _away(finding: Finding) -> Need:
    away: Away = finding.about
    values = {"name": away.absence.user.name, "count": away.held}
    if away.absence.until:
        text = ngettext(
            "%(name)s is away until %(until)s, with %(count)s open ticket",
            "%(name)s is away until %(until)s, with %(count)s open tickets",
            away.held,
        ) % {**values, "until": last_day(away.absence.until)}
    else:
        text = ngettext(
            "%(name)s is away, with %(count)s open ticket",
            "%(name)s is away, with %(count)s open tickets",
            away.held,
        )
        text %= values
    url = f"{reverse('tickets')}?assignee={away.absence.user_id}"
    return Need(
        text=text,
        why=ngettext(
            "An absence is noted, and in %(waiting)s of the tickets a customer is waiting.",
            "An absence is noted, and in %(waiting)s of the tickets customers are waiting.",
            away.waiting,
        )
        % {"waiting": away.waiting},
        since=away.absence.start,
        action=_("Hand over"),
        url=f"{url}&chosen=all",
        urgency=finding.urgency,
        weight=away.waiting,
        count=away.held,
        rows=[Row(_("Open tickets of %(name)s") % values, url)],
    )


def _many_away(found: Sequence[Finding]) -> Need:
    return Need(
        text=_("%(count)s people are away with open tickets") % {"count": number(len(found))},
        why=_("An absence is noted for each of them, and nobody works on these tickets."),
        since=min(finding.since for finding in found),
        age=_open_tickets(int(sum(finding.size for finding in found))),
        action=_("See them"),
        url=reverse("cockpit_column", args=["team"]),
        urgency=max(finding.urgency for finding in found),
        weight=sum(finding.about.waiting for finding in found),
        rows=first(Row(_away(each).text, _away(each).rows[0].url) for each in found),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def last_day(until: datetime) -> str:
    """Return the last day of an absence, whose end is the midnight after it."""
    return date_format(localtime(until - timedelta(microseconds=1)), _("D j M"))


def _open_tickets(count: int) -> str:
    return ngettext("%(n)s open ticket", "%(n)s open tickets", count) % {"n": number(count)}


AWAY = Rule("away", away_with_open_tickets, _away, _many_away)
OVERLOADED = Rule("overloaded", carrying_too_much, _carries, _many_carry)
