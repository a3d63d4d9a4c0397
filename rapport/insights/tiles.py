"""Tiles: a figure of the last 30 days at a glance.

Its value, how sure it is, and whether it moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rapport.insights import charting, wording
from rapport.insights.asking import Asking, allowed
from rapport.metrics.comparison import Change, change
from rapport.metrics.definition import Better, Unit
from rapport.metrics.run import ask
from rapport.people.models import User

DAYS = 30
WEEKS = 12


@dataclass(frozen=True)
class Tile:
    """The parts of a figure that ``ui.tile`` shows."""

    name: str
    label: str
    url: str
    value: str
    unit: str
    sure: str
    change: str
    verdict: str
    sparkline: SafeString


def tile(name: str, user: User, today: date) -> Tile:
    """Return a figure's tile as this person may see it, today included."""
    end = today + timedelta(days=1)
    asking = Asking(name, start=end - timedelta(days=DAYS), end=end)
    visible, zone = allowed(asking, user), user.timezone
    definition = asking.definition
    result = ask(name, timezone=zone, **asking.arguments(visible=visible))
    weeks = Asking(name, start=end - timedelta(weeks=WEEKS), end=end, grain="week")
    trend = ask(name, timezone=zone, **weeks.arguments(visible=visible))
    moved = change(name, timezone=zone, **asking.arguments(visible=visible))
    row, working = result.row, result.clock == "business"
    return Tile(
        name=name,
        label=str(definition.label),
        url=f"{reverse('metric', args=[name])}?{asking.query(grain='day')}",
        value=wording.value(row.value, definition.unit, working=working),
        unit="",
        sure=wording.sure(row, definition.unit, working=working),
        # Of nothing there is no change to speak of, unless there was something before.
        change=_moved(moved, definition.unit, working) if row.n or moved.real else "",
        verdict=_verdict(moved, definition.better),
        sparkline=charting.sparkline(trend),
    )


def _moved(moved: Change, unit: Unit, working: bool) -> str:
    """Say how the figure differs from the 30 days before, if chance alone does not explain it.

    The days are named because a need above the tiles may look at fewer days and find something
    else.
    """
    if moved.value is None or moved.too_few:
        return _("too few to compare with the %(days)s days before") % {"days": DAYS}
    if not moved.real:
        return _("no clear change in %(days)s days") % {"days": DAYS}
    return _("%(difference)s in %(days)s days, a clear change") % {
        "difference": wording.difference(moved.value, unit, working=working),
        "days": DAYS,
    }


def _verdict(moved: Change, better: Better) -> str:
    """Say whether a real change is good or bad; empty where it is neither."""
    if not moved.real or not moved.value or better == "neither":
        return ""
    return "better" if (moved.value < 0) == (better == "lower") else "worse"
