"""The Django application of insights."""

from __future__ import annotations

from rapport.core import room


class InsightsConfig(room.Room):
    name = "rapport.insights"
