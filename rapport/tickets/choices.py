"""What a person can choose from: their queues, colleagues, categories and tags."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q

from rapport.core.prepared import prepared
from rapport.people.models import Team, User
from rapport.people.roles import ABILITIES, Ability
from rapport.tickets.models import Category, Queue, Tag, Ticket

MOST_TAGS = 200


class Colleague(NamedTuple):
    """Somebody whom a ticket can be given to, as far as a menu says of them."""

    pk: int
    name: str

    def __str__(self) -> str:
        return self.name


class Choices:
    """The choices of one person, each list fetched when it is first shown."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def teams(self) -> list[Team]:
        """The teams whose tickets the person sees."""
        teams = Team.objects.all()
        return list(teams if self.user.sees_every_team else teams.filter(pk__in=self.user.team_ids))

    @cached_property
    def queues(self) -> list[Queue]:
        """The queues of those teams."""
        queues = Queue.objects.select_related("team")
        if not self.user.sees_every_team:
            queues = queues.filter(team__in=self.user.team_ids)
        return list(queues)

    @cached_property
    def colleagues(self) -> list[Colleague]:
        """Who works on tickets of those teams, the person included, by name."""
        people = _able(Ability.WORK_TICKETS)
        if not self.user.sees_every_team:
            people = people.filter(memberships__team__in=self.user.team_ids).distinct()
        return [Colleague(*row) for row in people.values_list("pk", "name")]

    @cached_property
    def categories(self) -> list[Category]:
        """The categories that are offered."""
        return _categories()

    @cached_property
    def tags(self) -> list[str]:
        """The tags, the first 200 by name."""
        return [name for (name,) in _tags()]


def who_can_have(ticket: Ticket) -> list[Colleague]:
    """Return whom the ticket can be given to: its team, and those who see every team."""
    return [Colleague(*row) for row in _of_team(ticket.team_id)]


@prepared
def _categories() -> models.QuerySet[Category, Category]:
    return Category.objects.filter(is_retired=False)


@prepared
def _tags() -> models.QuerySet[Tag, Any]:
    return Tag.objects.values_list("name")[:MOST_TAGS]


@prepared
def _of_team(team: int) -> models.QuerySet[User, Any]:
    able = Q(memberships__team=team) | _with(Ability.SEE_EVERY_TEAM)
    return _able(Ability.WORK_TICKETS).filter(able).distinct().values_list("pk", "name")


def _able(ability: Ability) -> models.QuerySet[User]:
    return User.objects.filter(_with(ability), is_active=True)


def _with(ability: Ability) -> Q:
    return Q(role__in=[role for role, abilities in ABILITIES.items() if ability in abilities])
