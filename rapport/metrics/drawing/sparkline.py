"""Sparklines: a figure over time, as tall as a line of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rapport.metrics.drawing.curves import Point, band, path
from rapport.metrics.result import Row

WIDTH, HEIGHT, EDGE = 96, 24, 3


def sparkline(rows: Sequence[Row], *, label: str) -> SafeString:
    """Return the sparkline as SVG, with the band of its limits; empty without values.

    It is scaled to the lowest and highest of values and limits, so that movements by chance look
    small against their band. What too few rows say does not set the scale and is cut off at its
    edge, unless nothing else is known.
    """
    if all(row.value is None for row in rows):
        return SafeString("")
    firm = [row for row in rows if row.value is not None and not row.too_few] or rows
    known = [value for row in firm for value in (row.value, *_limits(row)) if value is not None]
    low, spread = min(known), max(known) - min(known)
    step = (WIDTH - 2 * EDGE) / max(1, len(rows) - 1)

    def points(pick: Callable[[Row], float | None]) -> list[Point | None]:
        return [
            None if value is None else (EDGE + index * step, _y(value, low, spread))
            for index, value in enumerate(map(pick, rows))
        ]

    curve = points(lambda row: row.value)
    last = next(point for point in reversed(curve) if point is not None)
    return format_html(
        '<svg class="sparkline" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" '
        'aria-label="{}"><path class="sparkline-band" d="{}"/>'
        '<path class="sparkline-line" d="{}"/><path class="sparkline-end" d="{}"/></svg>',
        WIDTH,
        HEIGHT,
        label,
        band(points(lambda row: _limits(row)[0]), points(lambda row: _limits(row)[1])),
        path(curve),
        path([last]),
    )


def _limits(row: Row) -> tuple[float | None, float | None]:
    return (None, None) if row.too_few else (row.low, row.high)


def _y(value: float, low: float, spread: float) -> float:
    risen = min(1.0, max(0.0, (value - low) / spread)) if spread else 0.5
    return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * risen
