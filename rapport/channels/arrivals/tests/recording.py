"""A mail that is only recorded, and the history of arrivals."""

from __future__ import annotations

from rapport.timeline.models import Event

AWAY = {"Auto-Submitted": "auto-replied"}


def kinds() -> list[str]:
    """Return the kinds of all events of arrivals, in order."""
    found = Event.objects.filter(kind__startswith="inbound.").order_by("pk")
    return list(found.values_list("kind", flat=True))
