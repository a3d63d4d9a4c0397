"""The Django application of the timeline."""

from __future__ import annotations

from rapport.core import room


class TimelineConfig(room.Room):
    name = "rapport.timeline"
