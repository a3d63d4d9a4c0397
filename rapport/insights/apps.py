from __future__ import annotations

from rapport.core import room


class InsightsConfig(room.Room):
    name = "rapport.insights"
