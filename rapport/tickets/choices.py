"""Choices on a ticket's page: queues, colleagues, categories and tags."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q

from rapport.core.database.prepared import prepared
from rapport.people.models import Team, User
from rapport.people.roles import ABILITIES, Ability
from rapport.tickets.models import Category, Queue, Tag, Ticket

MOST_TAGS = 200


class Colleague(NamedTuple):
    """Somebody whom a ticket can be assigned to, as menus show them."""

    pk: int
    name: str

    def __str__(self) -> str:
        return self.name

    # Menus show both of a Taker, who is a colleague as well.
    @property
    def load(self) -> None:
        """Return nothing: their tickets have not been counted."""

    @property
    def is_away(self) -> bool:
        """Return whether they are known to be away."""
        return False

    @property
    def can_take(self) -> bool:
        """Return whether they may have it, as far as is known."""
        return True

    @property
    def part(self) -> int:
        """Return nothing: the tickets have not been looked at."""
        return 0

    @property
    def asked(self) -> int:
        """Return nothing, as well."""
        return 0

    @property
    def teams(self) -> str:
        """Return nothing: their teams have not been asked for."""
        return ""

    @property
    def first_name(self) -> str:
        """Return the name to use where there is little room."""
        return self.name.split(" ", 1)[0]


class Choices:
    """The choices of one person, each list fetched when it is first shown."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def teams(self) -> list[Team]:
        """Return the teams whose tickets the person sees."""
        return _teams() if self.user.sees_every_team else _teams_of(self.user.pk)

    @cached_property
    def queues(self) -> list[Queue]:
        """Return the queues of those teams."""
        return _queues() if self.user.sees_every_team else _queues_of(self.user.pk)

    @cached_property
    def colleagues(self) -> list[Colleague]:
        """Return colleagues who work on tickets of those teams, including the person, by name."""
        found = _workers() if self.user.sees_every_team else _workers_of(self.user.pk)
        return [Colleague(*row) for row in found]

    @cached_property
    def categories(self) -> list[Category]:
        """Return the categories on offer."""
        return _categories()

    @cached_property
    def tags(self) -> list[str]:
        """Return the tags, the first 200 by name."""
        return _tags()


def colleagues_of(user: User) -> models.QuerySet[User]:
    """Return those who work on tickets of the person's teams, including the person."""
    people = _able(Ability.WORK_TICKETS)
    if user.sees_every_team:
        return people
    # The memberships join once for each shared team.
    return people.filter(pk__in=people.filter(memberships__team__memberships__user=user))


def agents() -> models.QuerySet[User, User]:
    """Return those who share the tickets of their teams; who sees every team can take them only."""
    sharing = with_ability(Ability.WORK_TICKETS) & ~with_ability(Ability.SEE_EVERY_TEAM)
    return User.objects.filter(sharing, is_active=True)


def who_can_have(ticket: Ticket) -> list[Colleague]:
    """Return whom the ticket can be assigned to: its team, and people who see every team."""
    return [Colleague(*row) for row in _of_team(ticket.team_id)]


def with_ability(ability: Ability) -> Q:
    """Return the condition that a user's role allows this."""
    return Q(role__in=[role for role, abilities in ABILITIES.items() if ability in abilities])


@prepared
def _teams() -> models.QuerySet[Team, Team]:
    return Team.objects.all()


@prepared
def _teams_of(user: int) -> models.QuerySet[Team, Team]:
    return Team.objects.filter(memberships__user=user)


@prepared
def _queues() -> models.QuerySet[Queue, Queue]:
    return Queue.objects.select_related("team")


@prepared
def _queues_of(user: int) -> models.QuerySet[Queue, Queue]:
    return Queue.objects.select_related("team").filter(team__memberships__user=user)


@prepared
def _workers() -> models.QuerySet[User, Any]:
    return _able(Ability.WORK_TICKETS).values_list("pk", "name", named=True)


@prepared
def _workers_of(user: int) -> models.QuerySet[User, Any]:
    people = _able(Ability.WORK_TICKETS).filter(memberships__team__memberships__user=user)
    return people.distinct().values_list("pk", "name", named=True)


@prepared
def _categories() -> models.QuerySet[Category, Category]:
    return Category.objects.filter(is_retired=False)


@prepared
def _tags() -> models.QuerySet[Tag, Any]:
    return Tag.objects.values_list("name", flat=True)[:MOST_TAGS]


@prepared
def _of_team(team: int) -> models.QuerySet[User, Any]:
    able = Q(memberships__team=team) | with_ability(Ability.SEE_EVERY_TEAM)
    return _able(Ability.WORK_TICKETS).filter(able).distinct().values_list("pk", "name", named=True)


def _able(ability: Ability) -> models.QuerySet[User]:
    return User.objects.filter(with_ability(ability), is_active=True)
