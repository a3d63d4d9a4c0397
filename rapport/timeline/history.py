"""History in sentences, for the pages of tickets and customers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.safestring import SafeString

from rapport.timeline import kinds
from rapport.timeline.models import Event
from rapport.timeline.names import Names
from rapport.timeline.record import subject_kind


@dataclass(frozen=True)
class Told:
    """One event as a reader sees it."""

    at: datetime
    kind: str
    sentence: str
    html: SafeString


def history(subject: models.Model) -> list[Told]:
    """Return what happened to the subject, earliest first; events are fetched in one query."""
    events = list(
        Event.objects.filter(subject_kind=subject_kind(subject), subject_id=subject.pk).order_by(
            "id"
        )
    )
    names = Names(events)
    return [
        Told(event.at, event.kind, kind.tell(event, names), kind.tell_html(event, names))
        for event in events
        if (kind := kinds.get(event.kind)) and kind.shown
    ]
