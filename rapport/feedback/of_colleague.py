"""Ratings of the work of colleagues and teams, on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core import clock
from rapport.core.face.story import Entry, Figure, Span
from rapport.feedback.models import SATISFIED_FROM, Response
from rapport.feedback.said import QUOTED, entries_of
from rapport.people.models import Team, User
from rapport.people.places.colleague import RECENT, sees_figures
from rapport.people.places.team import sees_team
from rapport.tickets.models import Ticket

# What customers said is quoted from longer ago than it is counted.
QUOTED_FROM = timedelta(days=90)


def figures(subject: User | Team, reader: User) -> Iterator[Figure]:
    """Yield how many of their latest ratings are good."""
    good = Count("pk", filter=Q(score__gte=SATISFIED_FROM))
    counted = _of(subject, reader).order_by().aggregate(all=Count("pk"), good=good)
    if n := counted["all"]:
        sentence = ngettext("%(good)s of %(n)s rating good", "%(good)s of %(n)s ratings good", n)
        told = sentence % {"good": counted["good"], "n": n}
        days = RECENT.days
        why = _("4 and 5 of 5 count as good; the last %(days)s days") % {"days": days}
        yield Figure("good_ratings", told, "?show=ratings", counted["good"], why)


def ratings(subject: User | Team, reader: User, span: Span) -> Iterator[Entry]:
    """Yield their latest ratings."""
    return entries_of(span.cut(_of(subject, reader).select_related("ticket", "request__person")))


def quotes(person: User, reader: User) -> dict[str, Any] | None:
    """Return the latest of them with a comment; None if there are none, or not for this reader."""
    return _quotes(person, reader) if sees_figures(person, reader) else None


def quotes_of_team(team: Team, reader: User) -> dict[str, Any] | None:
    """Return the same of a team."""
    return _quotes(team, reader) if sees_team(team, reader) else None


def _quotes(subject: User | Team, reader: User) -> dict[str, Any] | None:
    recent = _of(subject, reader, QUOTED_FROM).exclude(comment="")
    said = recent.select_related("ticket", "request__person")
    found = list(said.order_by("-at", "-pk")[:QUOTED])
    return {"ratings": found, "is_named": True} if found else None


def _of(
    subject: User | Team, reader: User, since: timedelta = RECENT
) -> QuerySet[Response, Response]:
    visible = Ticket.objects.visible_to(reader).order_by()
    recent = Response.objects.filter(superseded_at=None, at__gte=clock.now() - since)
    if isinstance(subject, Team):
        return recent.filter(ticket__in=visible.filter(team=subject))
    return recent.filter(request__agent=subject, ticket__in=visible)
