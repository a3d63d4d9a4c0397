"""Events for the tests of the timeline: somebody waves."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from rapport.core import labels
from rapport.people.actors import SYSTEM, Actor
from rapport.timeline import kinds
from rapport.timeline.models import Event
from rapport.timeline.record import record

WAVED = kinds.define("test.waved", "{by} waved at {whom}", users=("whom",))
SLEPT = kinds.define("test.slept", "{by} slept {hours} hours", live=False)
SENT = kinds.define("test.sent", "{by} sent the {what}", words={"what": labels.text})
HIDDEN = kinds.define("test.hidden", "{by} did something", shown=False)


def wave(subject: models.Model, by: Actor = SYSTEM, **details: Any) -> Event:
    """Record one event in a transaction of its own."""
    with transaction.atomic():
        return record(WAVED, subject, by=by, **details)
