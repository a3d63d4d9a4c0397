"""What a person can choose from: their queues, colleagues, categories and tags."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q

from rapport.people.models import Team, User
from rapport.people.roles import ABILITIES, Ability
from rapport.tickets.models import Category, Queue, Tag, Ticket

MOST_TAGS = 200


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
    def colleagues(self) -> list[User]:
        """Who works on tickets of those teams, the person included, by name."""
        people = _able(Ability.WORK_TICKETS)
        if not self.user.sees_every_team:
            people = people.filter(memberships__team__in=self.user.team_ids).distinct()
        return list(people)

    @cached_property
    def categories(self) -> list[Category]:
        """The categories that are offered."""
        return list(Category.objects.filter(is_retired=False))

    @cached_property
    def tags(self) -> list[Tag]:
        """The tags, the first 200 by name."""
        return list(Tag.objects.all()[:MOST_TAGS])


def who_can_have(ticket: Ticket) -> models.QuerySet[User]:
    """Return whom the ticket can be given to: its team, and those who see every team."""
    in_team = Q(memberships__team=ticket.team_id)
    return _able(Ability.WORK_TICKETS).filter(in_team | _with(Ability.SEE_EVERY_TEAM)).distinct()


def _able(ability: Ability) -> models.QuerySet[User]:
    return User.objects.filter(_with(ability), is_active=True)


def _with(ability: Ability) -> Q:
    return Q(role__in=[role for role, abilities in ABILITIES.items() if ability in abilities])
