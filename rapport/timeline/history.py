"""History in sentences, in the same words on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property

from django.db import models
from django.db.models import QuerySet
from markupsafe import Markup

from rapport.core.database.prepared import Prepared, prepared
from rapport.timeline import kinds
from rapport.timeline.actor_names import ActorNames
from rapport.timeline.kinds import Kind
from rapport.timeline.models import Event
from rapport.timeline.record import subject_kind


@dataclass(frozen=True)
class HistoryLine:
    """An event as a person reads it: the moment and the sentence, plain and as HTML."""

    event: Event
    teller: Kind
    names: ActorNames

    def __str__(self) -> str:
        return self.sentence

    @property
    def at(self) -> datetime:
        """Return when it happened."""
        return self.event.at

    @property
    def kind(self) -> str:
        """Return the kind of event."""
        return self.event.kind

    @cached_property
    def sentence(self) -> str:
        """Return the event as plain text."""
        return self.teller.tell(self.event, self.names)

    @cached_property
    def html(self) -> Markup:
        """Return the event as HTML."""
        return self.teller.tell_html(self.event, self.names)


def history(*subjects: models.Model, last: int | None = None) -> list[HistoryLine]:
    """Return what happened to these things, oldest first; with ``last``, only that many of the
    latest.

    One query for the events of each thing and one for each kind of actor in them.
    """
    events = [
        event for subject in subjects for event in _latest(last)(subject_kind(subject), subject.pk)
    ]
    events.sort(key=lambda event: (event.at, event.pk))
    return tell(events if last is None else events[-last:])


@cache
def _latest(last: int | None) -> Prepared[[str, int], Event]:
    """Return the prepared query for the ``last`` latest events about something."""

    @prepared
    def latest(kind: str, subject: int) -> QuerySet[Event, Event]:
        events = Event.objects.filter(subject_kind=kind, subject_id=subject)
        return events.order_by("-at", "-pk")[:last]

    return latest


def tell(events: Iterable[Event]) -> list[HistoryLine]:
    """Return the sentences of events, leaving out those that are not shown."""
    told = [(event, kind) for event in events if (kind := kinds.get(event.kind)) and kind.shown]
    names = ActorNames(event for event, _ in told)
    return [HistoryLine(event, kind, names) for event, kind in told]
