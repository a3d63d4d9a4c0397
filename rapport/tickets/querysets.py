"""Querysets of tickets, which chain into sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from rapport.people.models import User
from rapport.people.roles import Ability

if TYPE_CHECKING:
    from rapport.tickets.models import Ticket  # noqa: F401 - named in the string below

# Defined by a time and not by status, because IS NULL needs no parameter: SQLite uses a partial
# index only if it can read the index's condition in the query.
IS_UNSOLVED = Q(resolved_at__isnull=True)
IS_SOLVED = Q(resolved_at__isnull=False)


class TicketQuerySet(models.QuerySet["Ticket"]):
    """Tickets, by visibility, owner and state."""

    def visible_to(self, user: User) -> TicketQuerySet:
        """Return the tickets that the person may see: those of every team, or of their teams and
        own.
        """
        if not user.may(Ability.SEE_TICKETS):
            return self.none()
        return self.in_sight(*sight_of(user))

    def in_sight(self, teams: tuple[int, ...], own: int | None) -> TicketQuerySet:
        """Return the tickets of these teams and this person's own; without a person, all."""
        return self if own is None else self.filter(Q(team__in=teams) | Q(assignee=own))

    def unsolved(self) -> TicketQuerySet:
        """Return tickets whose work is not finished."""
        return self.filter(IS_UNSOLVED)

    def solved(self) -> TicketQuerySet:
        """Return tickets that are resolved or closed."""
        return self.filter(IS_SOLVED)

    def waiting(self) -> TicketQuerySet:
        """Return tickets whose customer waits for us."""
        return self.unsolved().filter(waiting_since__isnull=False)

    def unassigned(self) -> TicketQuerySet:
        """Return tickets without an owner."""
        return self.filter(assignee=None)

    def assigned_to(self, user: User) -> TicketQuerySet:
        """Return this person's tickets."""
        return self.filter(assignee=user)

    def unsolved_by(self, field: str) -> dict[int | None, int]:
        """Return the number of unsolved tickets for each value of a foreign key, None for those
        without.
        """
        rows = self.unsolved().order_by().values_list(field).annotate(n=models.Count("pk"))
        return dict(rows)

    def with_people(self) -> TicketQuerySet:
        """Fetch what a line of the queue shows, in one query."""
        return self.select_related(
            "queue", "assignee", "category", "customer", "customer__organisation"
        )


def sight_of(user: User) -> tuple[tuple[int, ...], int | None]:
    """Return what limits the person's view: their teams and their id; id None means everything."""
    return ((), None) if user.sees_every_team else (tuple(sorted(user.team_ids)), user.pk)
