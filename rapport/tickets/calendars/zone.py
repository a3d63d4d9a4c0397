"""The desk's time zone, for figures that are not for one reader."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from rapport.tickets.models import BusinessCalendar, Queue


def desk_zone(at: datetime) -> ZoneInfo:
    """Return the zone of the default queue's business calendar at an instant.

    UTC while the desk has no queue, or that queue no calendar.
    """
    queue = Queue.objects.order_by("-is_default", "pk").first()
    versions = BusinessCalendar.objects.filter(name=queue.calendar_name if queue else "")
    row = versions.filter(since__lte=at).order_by("-since", "-version").first()
    row = row or versions.order_by("since", "version").first()
    return ZoneInfo(row.timezone if row else "UTC")
