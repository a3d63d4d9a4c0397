"""The tiles below the columns: the figures a manager looks at first."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from rapport.insights.tiles import Tile, tile
from rapport.people.models import User

SHOWN = (
    "csat",
    "first_response_time",
    "resolution_time",
    "backlog",
    "tickets_opened",
    "tickets_resolved",
)


def tiles(user: User, at: datetime) -> list[Tile]:
    """Return the tiles as this person may see them."""
    today = at.astimezone(ZoneInfo(user.timezone)).date()
    return [tile(name, user, today) for name in SHOWN]
