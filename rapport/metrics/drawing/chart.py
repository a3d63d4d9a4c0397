"""A chart of one figure over time, as line or bars.

A line has a band for its limits, counts have bars, and each mark links to its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rapport.metrics.definition import Unit
from rapport.metrics.drawing.curves import Point, band, lone, path, split
from rapport.metrics.drawing.scale import Scale, scale
from rapport.metrics.result import Row

HEIGHT, ABOVE, BELOW = 240, 24, 28
PLOT = HEIGHT - ABOVE - BELOW
# In per cent of the width; the first marks leave room for the scale.
FIRST_X, LAST_X = 7.0, 95.0
MOST_NAMES = 7
DENSE = 60

Say = Callable[[float], str]


@dataclass(frozen=True)
class Mark:
    """One period in a chart: figure, name, short name for the axis, tooltip and link to its
    rows.
    """

    row: Row
    name: str
    short: str
    said: str
    url: str


def draw(marks: Sequence[Mark], *, unit: Unit, bars: bool, label: str, say: Say) -> SafeString:
    """Return the chart as SVG; ``say`` turns a value of the scale into words."""
    axis = scale(_values(marks, with_limits=not bars), unit)
    places = _places(len(marks))
    body = (_bars if bars else _curve)(marks, places, axis)
    return format_html(
        '<svg class="chart-plot" width="100%" height="{}" role="group" aria-label="{}">'
        "{}{}{}</svg>",
        HEIGHT,
        label,
        _grid(axis, say),
        body,
        _names(marks, places),
    )


def _values(marks: Sequence[Mark], *, with_limits: bool) -> list[float]:
    rows = [mark.row for mark in marks]
    values = [float(row.value) for row in rows if row.value is not None]
    if with_limits:
        values += [row.high for row in rows if row.high is not None and not row.too_few]
        values += [row.low for row in rows if row.low is not None and not row.too_few]
    return values


def _places(count: int) -> list[float]:
    if count == 1:
        return [(FIRST_X + LAST_X) / 2]
    step = (LAST_X - FIRST_X) / max(1, count - 1)
    return [FIRST_X + index * step for index in range(count)]


def _y(axis: Scale, value: float) -> float:
    return ABOVE + PLOT * (1 - axis.height(value))


def _grid(axis: Scale, say: Say) -> SafeString:
    lines = format_html_join(
        "",
        '<line x1="0" x2="100%" y1="{0}" y2="{0}"/>',
        ((f"{_y(axis, tick):.1f}",) for tick in axis.ticks[1:]),
    )
    labels = format_html_join(
        "",
        '<text x="0" y="{}">{}</text>',
        ((f"{_y(axis, tick) - 5:.1f}", say(tick) if tick else "0") for tick in axis.ticks),
    )
    return format_html(
        '<g class="chart-grid">{}</g><line class="chart-axis" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
        "<g>{}</g>",
        lines,
        labels,
        y=f"{ABOVE + PLOT:.1f}",
    )


def _curve(marks: Sequence[Mark], places: Sequence[float], axis: Scale) -> SafeString:
    def points(pick: Callable[[Row], float | None]) -> list[Point | None]:
        values = [pick(mark.row) for mark in marks]
        return [
            None if value is None else (x, _y(axis, value))
            for x, value in zip(places, values, strict=True)
        ]

    lows = points(lambda row: None if row.too_few else row.low)
    highs = points(lambda row: None if row.too_few else row.high)
    firm, unsure = split(points(lambda row: row.value), [mark.row.partial for mark in marks])
    return format_html(
        '<svg class="chart-stretch" width="100%" height="{h}" viewBox="0 0 100 {h}" '
        'preserveAspectRatio="none" aria-hidden="true"><path class="chart-band" d="{band}"/>'
        '<path class="chart-line" d="{firm}"/>'
        '<path class="chart-line chart-line-partial" d="{unsure}"/></svg>'
        "{whiskers}<g{dense}>{dots}</g>",
        h=HEIGHT,
        band=band(lows, highs),
        firm=path(firm),
        unsure=" ".join(map(path, unsure)),
        whiskers=_whiskers(lows, highs),
        # With so many points the dots would hide the line, so they show only under the pointer.
        dense=SafeString(' class="chart-dense"') if len(marks) > DENSE else "",
        dots=format_html_join("", "{}", ((dot,) for dot in _dots(marks, places, axis))),
    )


def _whiskers(lows: Sequence[Point | None], highs: Sequence[Point | None]) -> SafeString:
    """Draw the limits of points without neighbours, where a band would have no width."""
    ends = [(low, highs[place]) for place in lone(lows) if (low := lows[place])]
    return format_html_join(
        "",
        '<line class="chart-whisker" x1="{0}%" x2="{0}%" y1="{1}" y2="{2}"/>',
        (
            (f"{low[0]:.2f}", f"{low[1]:.1f}", f"{high[1]:.1f}")
            for low, high in ends
            if high is not None
        ),
    )


def _dots(marks: Sequence[Mark], places: Sequence[float], axis: Scale) -> list[SafeString]:
    return [
        _linked(
            mark,
            format_html(
                '<circle class="chart-point{}" cx="{}%" cy="{}" r="3.5"><title>{}</title></circle>',
                " chart-point-few" if mark.row.too_few or mark.row.partial else "",
                f"{x:.2f}",
                f"{_y(axis, mark.row.value):.1f}",
                mark.said,
            ),
        )
        for mark, x in zip(marks, places, strict=True)
        if mark.row.value is not None
    ]


def _bars(marks: Sequence[Mark], places: Sequence[float], axis: Scale) -> SafeString:
    width = (LAST_X - FIRST_X) / max(1, len(marks)) * 0.7
    bars = [
        _linked(
            mark,
            format_html(
                '<rect class="chart-bar{}" x="{}%" y="{}" width="{}%" height="{}">'
                "<title>{}</title></rect>",
                " chart-bar-partial" if mark.row.partial else "",
                f"{x - width / 2:.2f}",
                f"{_y(axis, mark.row.value):.1f}",
                f"{width:.2f}",
                f"{max(0.5, PLOT * axis.height(mark.row.value)):.1f}",
                mark.said,
            ),
        )
        for mark, x in zip(marks, places, strict=True)
        if mark.row.value
    ]
    return format_html("<g>{}</g>", format_html_join("", "{}", ((bar,) for bar in bars)))


def _linked(mark: Mark, shape: SafeString) -> SafeString:
    if not mark.url:
        return shape
    return format_html('<a href="{}" aria-label="{}">{}</a>', mark.url, mark.said, shape)


def _names(marks: Sequence[Mark], places: Sequence[float]) -> SafeString:
    """Draw as many period names as fit without touching, always including the last.

    The last one ends where the chart ends, so that a phone does not cut it off.
    """
    every = -(-len(marks) // MOST_NAMES)
    last = len(marks) - 1
    named = [
        (f"{x:.2f}", HEIGHT - 8, mark.short)
        for index, (mark, x) in enumerate(zip(marks, places, strict=True))
        if (last - index) % every == 0 and (index < last or not last)
    ]
    end = [(HEIGHT - 8, mark.short) for mark in marks[-1:] if last]
    return format_html(
        '<g text-anchor="middle">{}</g>{}',
        format_html_join("", '<text x="{}%" y="{}">{}</text>', named),
        format_html_join("", '<text x="100%" y="{}" text-anchor="end">{}</text>', end),
    )
