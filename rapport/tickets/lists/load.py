"""Colleagues to give tickets to, with their load and their absence."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rapport.people.models import Absence, User
from rapport.tickets.choices import colleagues_of
from rapport.tickets.models import Ticket


class Taker(NamedTuple):
    """Somebody whom tickets can be given to.

    ``load`` is the number of unsolved tickets that they have and the reader sees; ``until`` the
    end of their absence, None also for one without an end.
    """

    pk: int
    name: str
    load: int
    is_away: bool
    until: datetime | None

    def __str__(self) -> str:
        return self.name

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


def takers(reader: User, at: datetime) -> list[Taker]:
    """Return the reader's colleagues, the least loaded first, those who are away last;
    one query.
    """
    return takers_among(colleagues_of(reader), reader, at)


def takers_among(people: QuerySet[User], reader: User, at: datetime) -> list[Taker]:
    """Return these people, the least loaded first, those who are away last; one query."""
    rows = _with_load(people, reader, at).order_by("is_away", "load", "name", "pk")
    return [Taker(*row) for row in rows.values_list(*Taker._fields)]


def taker(person: User, reader: User, at: datetime) -> Taker:
    """Return somebody as the list of takers shows them."""
    row = _with_load(User.objects.filter(pk=person.pk), reader, at)
    return Taker(*row.values_list(*Taker._fields).get())


def _with_load(people: QuerySet[User], reader: User, at: datetime) -> QuerySet[Any, Any]:
    theirs = Ticket.objects.visible_to(reader).unsolved().filter(assignee=OuterRef("pk"))
    load = theirs.order_by().values("assignee").annotate(n=Count("pk")).values("n")
    away = Absence.objects.at(at).filter(user=OuterRef("pk"))
    return people.annotate(
        load=Coalesce(Subquery(load), 0),
        is_away=Exists(away),
        until=Subquery(away.values("until")[:1]),
    )
