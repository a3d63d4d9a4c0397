"""Colleagues to give tickets to, with their load and their absence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import (
    Aggregate,
    Case,
    Count,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rapport.people.models import Absence, Membership, User
from rapport.people.roles import Ability
from rapport.tickets.choices import Colleague, colleagues_of, with_ability
from rapport.tickets.models import Ticket

# Between the names of teams, as the database joins them.
_BETWEEN = "\x1f"


class Taker(NamedTuple):
    """Somebody whom tickets can be given to.

    ``load`` is the number of unsolved tickets that they have and the reader sees; ``until`` the
    end of their absence, None also for one without an end. ``is_near`` says whether they share a
    team with the tickets, ``part`` how many of these they may have.
    """

    pk: int
    name: str
    load: int
    is_away: bool
    until: datetime | None
    is_near: bool
    part: int
    asked: int
    joined_teams: str

    def __str__(self) -> str:
        return self.name

    @property
    def can_take(self) -> bool:
        """Return whether they may have one of the tickets at all."""
        return bool(self.part) or not self.asked

    @property
    def teams(self) -> str:
        """Return the names of their teams."""
        return ", ".join(sorted(filter(None, self.joined_teams.split(_BETWEEN))))

    @property
    def away(self) -> str:
        """Say that they are away, and their last day away where it is known."""
        if not self.is_away:
            return ""
        if self.until is None:
            return _("away")
        # The end is the midnight after the last day.
        last = localtime(self.until - timedelta(microseconds=1))
        return _("away until %(day)s") % {"day": date_format(last, _("D j M"))}


class Group(NamedTuple):
    """Some of those whom tickets can be given to; without a label where there is one group only."""

    label: str
    people: Sequence[Taker | Colleague]


def groups_of(takers: Sequence[Taker]) -> list[Group]:
    """Return those of the tickets' teams first, then everyone else; without their teams where all
    are of the same.
    """
    if len({taker.teams for taker in takers if taker.teams}) <= 1:
        takers = [taker._replace(joined_teams="") for taker in takers]
    near = [taker for taker in takers if taker.is_near]
    others = [taker for taker in takers if not taker.is_near]
    if not (near and others):
        return [Group("", takers)]
    return [Group(_("Same team"), near), Group(_("Everyone else"), others)]


def takers(reader: User, at: datetime, tickets: Collection[int] = ()) -> list[Taker]:
    """Return the reader's colleagues, the least loaded first, those who are away last; one query.

    With the numbers of tickets, people of their teams come before all others, and those who may
    have none of them last.
    """
    return takers_among(colleagues_of(reader), reader, at, tickets)


def takers_among(
    people: QuerySet[User], reader: User, at: datetime, tickets: Collection[int] = ()
) -> list[Taker]:
    """Return these people, in the order of ``takers``; one query."""
    rows = _with_load(people, reader, at, tickets)
    rows = rows.order_by("-is_near", "-part", "is_away", "load", "name", "pk")
    return [Taker(*row) for row in rows.values_list(*Taker._fields)]


def taker(person: User, reader: User, at: datetime) -> Taker:
    """Return somebody as the list of takers shows them."""
    row = _with_load(User.objects.filter(pk=person.pk), reader, at, ())
    return Taker(*row.values_list(*Taker._fields).get())


def _with_load(
    people: QuerySet[User], reader: User, at: datetime, tickets: Collection[int]
) -> QuerySet[Any, Any]:
    visible = Ticket.objects.visible_to(reader).order_by()
    theirs = visible.unsolved().filter(assignee=OuterRef("pk"))
    load = theirs.values("assignee").annotate(n=Count("pk")).values("n")
    away = Absence.objects.at(at).filter(user=OuterRef("pk"))
    theirs_to_share = Membership.objects.filter(user=OuterRef("pk"))
    joined = theirs_to_share.values("user").annotate(names=_Joined("team__name")).values("names")
    near = theirs_to_share.filter(team__in=visible.filter(pk__in=tickets).values("team"))
    asked = visible.filter(pk__in=tickets)
    # The teams of the tickets that somebody shares: their tickets, counted without a join.
    shared = asked.filter(team__memberships__user=OuterRef("pk")).values(one=Value(1))
    part = Case(
        When(with_ability(Ability.SEE_EVERY_TEAM), then=_counted(asked.values(one=Value(1)))),
        default=_counted(shared),
    )
    return people.annotate(
        load=Coalesce(Subquery(load), 0),
        is_away=Exists(away),
        until=Subquery(away.values("until")[:1]),
        is_near=Exists(near) if tickets else Value(True),
        part=part if tickets else Value(0),
        asked=Value(len(tickets)),
        joined_teams=Coalesce(Subquery(joined), Value(""), output_field=TextField()),
    )


def _counted(rows: QuerySet[Any, Any]) -> Coalesce:
    """Return the number of rows, as part of another query."""
    return Coalesce(Subquery(rows.annotate(n=Count("pk", distinct=True)).values("n")), 0)


class _Joined(Aggregate):
    """Texts in one, in no particular order."""

    function = "GROUP_CONCAT"
    template = f"%(function)s(%(expressions)s, '{_BETWEEN}')"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Return the SQL of PostgreSQL, where the function has another name."""
        return super().as_sql(compiler, connection, function="STRING_AGG", **extra)
