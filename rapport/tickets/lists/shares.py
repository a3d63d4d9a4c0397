"""Shares of each team's open tickets, held against equal ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import sqrt
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from rapport.core.database.prepared import prepared
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Ability
from rapport.tickets.choices import agents
from rapport.tickets.lists.listing import MOST_NUMBERED
from rapport.tickets.models import Message, Ticket
from rapport.tickets.querysets import sight_of

# Half as much again as one's share is worth the manager's attention, unless chance explains it.
UNEVEN = 1.5
FEWEST = 8


class Held(NamedTuple):
    """How many open tickets of a team somebody holds, in how many of those a customer waits, and
    since when the first of them does.
    """

    tickets: int = 0
    waiting: int = 0
    since: datetime | None = None


class Share(NamedTuple):
    """What somebody holds of a team's open tickets, and how many share them."""

    agent: User
    team: Team
    held: int
    total: int
    agents: int
    since: datetime | None

    @property
    def part(self) -> float:
        """Return which part of the team's open tickets it is."""
        return self.held / self.total if self.total else 0.0

    @property
    def equal(self) -> float:
        """Return which part an equal share would be."""
        return 1 / self.agents

    @property
    def surplus(self) -> int:
        """Return how many tickets they hold beyond an equal share."""
        return max(0, self.held - round(self.total / self.agents))

    @property
    def is_too_much(self) -> bool:
        """Return whether it is clearly more than an equal share.

        Clearly: 1.5 times the share, and more than two standard deviations (Poisson) above it.
        """
        share = self.total / self.agents
        far = self.held > UNEVEN * share and self.held > share + 2 * sqrt(share)
        return self.held >= FEWEST and far


def held_by_team(reader: User) -> dict[tuple[int, int], Held]:
    """Return what of each team's open tickets each person holds, by team and person; those that
    the reader sees, in one query.
    """
    rows = _held(*sight_of(reader)) if reader.may(Ability.SEE_TICKETS) else []
    return {(team, agent): Held(*rest) for team, agent, *rest in rows}


@prepared
def _held(teams: tuple[int, ...], own: int | None) -> QuerySet[Ticket, Any]:
    return (
        Ticket.objects.in_sight(teams, own)
        .unsolved()
        .exclude(assignee=None)
        .values("team", "assignee")
        .annotate(tickets=Count("pk"), waiting=Count("waiting_since"), since=Min("waiting_since"))
        .order_by()
        .values_list("team", "assignee", "tickets", "waiting", "since", named=True)
    )


def shares(reader: User, held: Mapping[tuple[int, int], Held]) -> list[Share]:
    """Return the share of each agent in each team that the reader sees; one query.

    Teams of one have nobody to share with. Managers can take tickets but are not counted.
    """
    found = []
    for team, members in _agents_by_team(reader).items():
        theirs = {agent: held.get((team.pk, agent.pk), Held()) for agent in members}
        total = sum(each.tickets for each in theirs.values())
        found += [
            Share(agent, team, each.tickets, total, len(members), each.since)
            for agent, each in theirs.items()
        ]
    return found


def surplus_of(reader: User, loaded: Sequence[Share]) -> dict[tuple[int, int], list[int]]:
    """Return the tickets that each could best hand over to come down to an equal share, by team
    and person, at most as many as an address may name; one query.

    First those in which they have not written to the customer yet, the newest first.
    """
    written = Message.objects.filter(
        ticket=OuterRef("pk"), user=OuterRef("assignee"), kind=Message.Kind.REPLY
    )
    rows = (
        Ticket.objects.visible_to(reader)
        .unsolved()
        .filter(
            assignee__in={each.agent.pk for each in loaded},
            team__in={each.team.pk for each in loaded},
        )
        .annotate(is_begun=Exists(written))
        .order_by("is_begun", "-opened_at", "-pk")
    )
    held: dict[tuple[int, int], list[int]] = {}
    for team, agent, pk in rows.values_list("team", "assignee", "pk"):
        held.setdefault((team, agent), []).append(pk)
    return {
        key: held.get(key, [])[: min(each.surplus, MOST_NUMBERED)]
        for each in loaded
        for key in [(each.team.pk, each.agent.pk)]
    }


def agents_of(team: Team) -> int:
    """Return how many share the team's tickets."""
    return agents().filter(teams=team).count()


@prepared
def _memberships() -> QuerySet[Membership, Membership]:
    working = Membership.objects.filter(user__in=agents())
    return working.select_related("user", "team").order_by("user__name", "user__pk", "team__name")


def _agents_by_team(reader: User) -> dict[Team, list[User]]:
    by_team: dict[Team, list[User]] = {}
    for each in _memberships():
        if reader.sees_every_team or each.team_id in reader.team_ids:
            by_team.setdefault(each.team, []).append(each.user)
    return {team: members for team, members in by_team.items() if len(members) > 1}
