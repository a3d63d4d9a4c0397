"""The Django application of the cockpit."""

from __future__ import annotations

from rapport.core import room


class CockpitConfig(room.Room):
    name = "rapport.cockpit"
