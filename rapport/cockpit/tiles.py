"""The tiles below the columns: the figures a manager looks at first."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from rapport.insights.tiles import Tile, tile
from rapport.metrics.errors import NoFigures
from rapport.people.models import User

SHOWN = (
    "csat",
    "first_response_time",
    "resolution_time",
    "backlog",
    "tickets_opened",
    "tickets_resolved",
)


class Tiles(NamedTuple):
    """The tiles, or the sentence that says why there are none."""

    shown: list[Tile]
    absence: str = ""


def tiles(user: User, at: datetime) -> Tiles:
    """Return the tiles as this person may see them."""
    today = at.astimezone(ZoneInfo(user.timezone)).date()
    try:
        return Tiles([tile(name, user, today) for name in SHOWN])
    except NoFigures as error:
        return Tiles([], error.sentence)
