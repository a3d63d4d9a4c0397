"""The one way to write an event to the timeline."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, models

from rapport.core import clock
from rapport.core.errors import RapportError
from rapport.people.actors import Actor
from rapport.timeline.kinds import Kind
from rapport.timeline.models import Event
from rapport.timeline.news import wake


def record(
    kind: Kind, subject: models.Model, *, by: Actor, at: datetime | None = None, **details: Any
) -> Event:
    """Append one event about the subject; must run inside the action's transaction.

    ``details`` are JSON values. Listeners in all processes are woken when the transaction commits.
    """
    if not connection.in_atomic_block:
        raise RapportError("An event is written in the transaction of its action.")
    event = Event(
        at=at or clock.now(),
        kind=kind.name,
        version=kind.version,
        by_kind=by.actor_kind,
        by_id=by.pk,
        subject_kind=subject_kind(subject),
        subject_id=subject.pk,
        details=details,
    )
    # On PostgreSQL the column's default fills xid with the writing transaction (see the
    # migration).
    event.save(force_insert=True)
    wake.announce()
    return event


def subject_kind(subject: models.Model) -> str:
    """Return the word under which events about this thing are filed."""
    return str(subject._meta.model_name)
