"""Tiles: a figure of the last 30 days at a glance.

Its value, how sure it is, and by how much it moved. What stands at an instant, as a backlog does,
is shown as it stands now, with its movement of the last seven days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rapport.insights import charting, compared, wording
from rapport.insights.asking import Asking, allowed
from rapport.metrics import registry
from rapport.metrics.comparison import change
from rapport.metrics.definition import Definition
from rapport.metrics.run import ask
from rapport.people.models import User

DAYS = 30
STANDING_DAYS = 7
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
    definition = registry.definition(name)
    days = STANDING_DAYS if definition.kind == "snapshot" else DAYS
    asking = Asking(name, start=end - timedelta(days=days), end=end)
    visible, zone = allowed(asking, user), user.timezone
    result = ask(name, timezone=zone, **asking.arguments(visible=visible))
    weeks = Asking(name, start=end - timedelta(weeks=WEEKS), end=end, grain="week")
    trend = ask(name, timezone=zone, **weeks.arguments(visible=visible))
    moved = change(name, timezone=zone, **asking.arguments(visible=visible))
    row, working = result.row, result.clock == "business"
    return Tile(
        name=name,
        label=str(definition.label),
        # The page shows the same difference, against the same days; by day it would take others.
        url=f"{reverse('metric', args=[name])}?{asking.query(compare='before', grain='week')}",
        value=wording.value(row.value, definition.unit, working=working),
        unit="",
        # That there are too few is said once, with the change.
        sure=wording.counted(row)
        if row.n and moved.too_few and wording.few(row, definition.unit) and not moved.began
        else wording.sure(row, definition.unit, working=working) or _since(definition),
        # Of nothing there is no change to speak of, unless there was something before.
        change=compared.in_one_line(moved, definition, days=days)
        if row.n or moved.before.n
        else "",
        verdict=compared.verdict(moved, definition.better),
        sparkline=charting.sparkline(trend),
    )


def _since(definition: Definition) -> str:
    """Say of a count what time it is of."""
    if definition.kind == "snapshot":
        return _("now")
    return _("in %(days)s days") % {"days": DAYS}
