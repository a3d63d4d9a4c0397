"""The spread of the lengths of time behind a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rapport.core.phrases import figures
from rapport.insights import wording
from rapport.insights.asking import Asking
from rapport.metrics.definition import Unit
from rapport.metrics.drawing import Bin, draw_bins
from rapport.metrics.question import Members
from rapport.metrics.run import Spread, spread

MINUTE, HOUR, DAY = 60, 3600, 86_400
# Where one bar ends and the next begins; of working time in hours, which never become days.
SHORT = (0, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR)
WORKING = (*SHORT, 16 * HOUR, 24 * HOUR, 40 * HOUR, 80 * HOUR, 160 * HOUR)
PASSING = (*SHORT, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY, 28 * DAY)


@dataclass(frozen=True)
class Stretch:
    """One line of the table beside the chart."""

    name: str
    count: int
    share: str
    url: str


@dataclass(frozen=True)
class Spreading:
    """The chart of a spread, the words of its marks, and the same as lines."""

    chart: SafeString
    legend: list[str]
    lines: list[Stretch]


def spreading(asking: Asking, visible: Members | None, zone: str) -> Spreading | None:
    """Return how a figure's lengths of time are spread; None for what is no length of time."""
    definition = asking.definition
    if definition.kind != "distribution" or definition.unit != "seconds":
        return None
    working = (asking.clock or definition.clocks[0]) == "business"
    edges = tuple(float(edge) for edge in (WORKING if working else PASSING))
    as_one = replace(asking, grain=None, by=(), stat=None)
    found = spread(asking.metric, edges, timezone=zone, **as_one.arguments(visible=visible))
    if not any(found.counts):
        return None
    marks = _marks(found, definition.unit, working)
    bins = _bins(as_one, edges, found.counts, working)
    return Spreading(
        chart=draw_bins(
            bins,
            marks=[value for value, _words in marks],
            label="; ".join(each.said for each in bins),
            say=figures.number,
        ),
        legend=[words for _value, words in marks],
        lines=[
            Stretch(each.lines[0], each.count, each.lines[-1], each.url)
            for each in bins
            if each.count
        ],
    )


def _bins(
    asking: Asking, edges: tuple[float, ...], counts: tuple[int, ...], working: bool
) -> list[Bin]:
    """Return the bars from the first to the last that has anything."""
    full = [place for place, count in enumerate(counts) if count]
    total, base = sum(counts), reverse("metric_rows", args=[asking.metric])
    bins = []
    for place, (low, top) in enumerate(pairwise((*edges, inf))):
        if not full[0] <= place <= full[-1]:
            continue
        limits = (low or None, None if top == inf else top)
        name, count = wording.between(limits, working), counts[place]
        rows = asking.query(measured=limits if any(limits) else None)
        share = figures.share(count / total)
        bins.append(
            Bin(
                low=low,
                count=count,
                short=wording.value(low, "seconds", working=working) if low else "0",
                said=_("%(length)s: %(count)s of %(total)s, %(share)s")
                % {"length": name, "count": count, "total": total, "share": share},
                url=f"{base}?{rows}",
                lines=(
                    name,
                    _("%(count)s of %(total)s") % {"count": count, "total": total},
                    share,
                ),
            )
        )
    return bins


def _marks(found: Spread, unit: Unit, working: bool) -> list[tuple[float, str]]:
    """Return the percentiles that are drawn, each with its words for the legend."""
    marks = ((found.p50, _("half within %(length)s")), (found.p90, _("9 of 10 within %(length)s")))
    return [
        (value, words % {"length": wording.value(value, unit, working=working)})
        for value, words in marks
        if value is not None
    ]
