"""Happenings since a person last looked: tickets opened, answered, resolved, rated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import caches
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from rapport.cockpit.visits import last_looked
from rapport.core.errors import NotFound
from rapport.core.face.navigation import COUNT_SECONDS
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet
from rapport.timeline.models import Event
from rapport.timeline.position import Position


@dataclass(frozen=True)
class Happening:
    """Something that happens to tickets: the kinds of its events, and how it is told."""

    key: str
    kinds: tuple[str, ...]
    sentence: Promise
    title: str | Promise


HAPPENINGS = {
    happening.key: happening
    for happening in (
        Happening(
            "opened",
            ("ticket.opened",),
            ngettext_lazy("%(n)s ticket came in", "%(n)s tickets came in", "n"),
            gettext_lazy("Tickets that came in"),
        ),
        Happening(
            "answered",
            ("ticket.replied",),
            ngettext_lazy("%(n)s was answered", "%(n)s were answered", "n"),
            gettext_lazy("Tickets that were answered"),
        ),
        Happening(
            "resolved",
            ("ticket.resolved",),
            ngettext_lazy("%(n)s was resolved", "%(n)s were resolved", "n"),
            gettext_lazy("Tickets that were resolved"),
        ),
        Happening(
            "rated",
            ("ticket.rated", "ticket.rating_changed"),
            ngettext_lazy("%(n)s was rated", "%(n)s were rated", "n"),
            gettext_lazy("Tickets that were rated"),
        ),
    )
}


@dataclass(frozen=True)
class Told:
    """One number, as part of a sentence, with the address of exactly its tickets."""

    key: str
    count: int
    text: str
    url: str


@dataclass(frozen=True)
class Since:
    """What happened since an instant."""

    at: datetime
    told: list[Told]


def since(user: User, at: datetime) -> Since | None:
    """Return what happened since this person last looked; None on their first visit.

    One query counts all of it.
    """
    looked = last_looked(user, at)
    if looked is None:
        return None
    began, position = looked
    upto = Event.objects.all().end()
    counts = _counts(position, upto, user)
    told = [_told(each, counts[key], position, upto) for key, each in HAPPENINGS.items()]
    return Since(began, told)


def tickets_since(key: str, between: str, user: User) -> TicketQuerySet:
    """Return the tickets behind one number; ``between`` are the two positions of its address.

    Raises NotFound for a number that there is not.
    """
    first, _sign, last = between.partition("-")
    position, upto = Position.parse(first), Position.parse(last)
    if key not in HAPPENINGS or position is None or upto is None:
        raise NotFound(_("There is nothing of that name here."))
    return _tickets(HAPPENINGS[key], position, upto, user)


def _counts(position: Position, upto: Position, user: User) -> dict[str, int]:
    """Count each happening's tickets; counted again once anything has happened."""
    cache, teams = caches["process"], "every" if user.sees_every_team else sorted(user.team_ids)
    key = f"since:{user.pk}:{position}-{upto}:{teams}".replace(" ", "")
    counts: dict[str, int] | None = cache.get(key)
    if counts is None:
        counts = _events(position, upto, user).aggregate(
            **{
                key: Count("subject_id", filter=Q(kind__in=happening.kinds), distinct=True)
                for key, happening in HAPPENINGS.items()
            }
        )
        cache.set(key, counts, COUNT_SECONDS)
    return counts


def _events(position: Position, upto: Position, user: User) -> QuerySet[Event]:
    kinds = [kind for happening in HAPPENINGS.values() for kind in happening.kinds]
    found = Event.objects.after(position).filter(
        subject_kind="ticket", kind__in=kinds, pk__lte=upto.id
    )
    if user.sees_every_team:
        return found
    return found.filter(subject_id__in=Ticket.objects.visible_to(user).values("pk"))


def _tickets(
    happening: Happening, position: Position, upto: Position, user: User
) -> TicketQuerySet:
    happened = Event.objects.after(position).filter(
        subject_kind="ticket", kind__in=happening.kinds, pk__lte=upto.id
    )
    return Ticket.objects.visible_to(user).filter(pk__in=happened.values("subject_id"))


def _told(happening: Happening, count: int, position: Position, upto: Position) -> Told:
    url = reverse("cockpit_since", args=[happening.key])
    text = str(happening.sentence % {"n": count})
    return Told(happening.key, count, text, f"{url}?between={position}-{upto}")
