"""The tiles below the columns: the figures a manager looks at first."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from rapport.insights.tiles import Tile, tile
from rapport.metrics.warehouse import FactsNotReady
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
    """Return the tiles as this person may see them; none while the facts are counted anew."""
    today = at.astimezone(ZoneInfo(user.timezone)).date()
    try:
        return [tile(name, user, today) for name in SHOWN]
    except FactsNotReady:
        return []
