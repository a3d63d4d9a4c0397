"""The reader that plans a survey for each resolution."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.feedback.actions import plan
from rapport.tickets.events import RESOLVED
from rapport.tickets.models import Resolution
from rapport.timeline.models import Event


def plan_surveys(events: Sequence[Event]) -> None:
    """Plan a survey for each resolution that still stands."""
    ids = [event.details["resolution"] for event in events if event.kind == RESOLVED.name]
    resolutions = Resolution.objects.filter(pk__in=ids, undone_at=None)
    for resolution in resolutions.select_related("ticket__customer"):
        plan(resolution)
