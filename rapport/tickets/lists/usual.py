"""The lists that are on screens all day.

They are the first page of each tab, without further filters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Value

from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.tickets.lists.lines import columns_of
from rapport.tickets.lists.listing import NOBODY, WAITING, Filters, tab_counts
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet, sight_of
from rapport.tickets.status import Status

# A page, and one more to know whether there is another.
MOST = 51


@dataclass(frozen=True)
class Beginning:
    """The beginning of a segment of a list, in the order of its key."""

    key: str
    rows: Callable[[int], list[Any]]

    def read(self, _place: object, limit: int, *, backward: bool) -> list[Any]:
        """Return at most ``limit`` rows from the beginning, wherever ``_place`` is."""
        return self.rows(limit)


def is_usual(filters: Filters) -> bool:
    """Return whether the list is one of those: a tab of unsolved tickets in the usual order, and
    no other filter.
    """
    is_other = filters.narrow_anything or filters.are_solved or filters.assignee.isdigit()
    return not (is_other or filters.order)


def beginnings(filters: Filters, user: User) -> list[Beginning]:
    """Return the beginning of the list: the longest waiting first, then the rest."""
    status = filters.status if filters.status in Status.values else None
    mine = None if filters.assignee in ("", NOBODY) else user.pk
    asked = (*sight_of(user), status, mine, filters.assignee == NOBODY)
    waiting = Beginning("waiting_since", lambda most: _waiting.first(most, *asked))
    rest = Beginning("changed_at", lambda most: _rest.first(most, *asked))
    return [waiting] if filters.status == WAITING else [waiting, rest]


def counted(user: User) -> dict[str, int]:
    """Return the number of unsolved tickets that the person sees, for each tab."""
    (row,) = _counted(user.pk, *sight_of(user))
    return dict(zip(tab_counts(user.pk), row, strict=True))


@prepared
def _waiting(
    teams: tuple[int, ...], own: int | None, status: str | None, mine: int | None, nobodys: bool
) -> QuerySet[Ticket, Any]:
    found = _of(teams, own, status, mine, nobodys).filter(waiting_since__isnull=False)
    if mine is not None or nobodys:
        # The index of owners is of unsolved ones. Others are found by who waits (listing.py).
        found = found.unsolved()
    return columns_of(found).order_by("waiting_since", "pk")[:MOST]


@prepared
def _rest(
    teams: tuple[int, ...], own: int | None, status: str | None, mine: int | None, nobodys: bool
) -> QuerySet[Ticket, Any]:
    found = _of(teams, own, status, mine, nobodys).unsolved().filter(waiting_since__isnull=True)
    return columns_of(found).order_by("changed_at", "pk")[:MOST]


def _of(
    teams: tuple[int, ...], own: int | None, status: str | None, mine: int | None, nobodys: bool
) -> TicketQuerySet:
    found = Ticket.objects.in_sight(teams, own)
    if status is not None:
        found = found.filter(status=status)
    if mine is not None:
        found = found.filter(assignee=mine)
    return found.unassigned() if nobodys else found


@prepared
def _counted(user: int, teams: tuple[int, ...], own: int | None) -> QuerySet[Ticket, Any]:
    # Grouped by an expression equal for all, so that one row comes back.
    all_of_them = Ticket.objects.in_sight(teams, own).unsolved().order_by().values(all=Value(1))
    counts = tab_counts(user)
    return all_of_them.annotate(**counts).values_list(*counts, named=True)
