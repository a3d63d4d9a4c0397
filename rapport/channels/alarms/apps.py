"""The Django application of alarms."""

from __future__ import annotations

from rapport.core import room


class AlarmsConfig(room.Room):
    name = "rapport.channels.alarms"
    label = "alarms"
