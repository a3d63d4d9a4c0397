"""A figure's course in the height of a line of text."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rapport.metrics.drawing.curves import Point, path
from rapport.metrics.result import Row

WIDTH, HEIGHT, EDGE = 96, 24, 3


def sparkline(rows: Sequence[Row], *, label: str) -> SafeString:
    """Return the course as SVG, from its lowest to its highest value; nothing without values."""
    values = [row.value for row in rows]
    known = [value for value in values if value is not None]
    if not known:
        return SafeString("")
    low, high = min(known), max(known)
    spread = (high - low) or 1
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    points: list[Point | None] = [
        None
        if value is None
        else (
            EDGE + index * step,
            HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * ((value - low) / spread if high > low else 0.5),
        )
        for index, value in enumerate(values)
    ]
    last = next(point for point in reversed(points) if point is not None)
    return format_html(
        '<svg class="sparkline" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" '
        'aria-label="{}"><path class="sparkline-line" d="{}"/>'
        '<path class="sparkline-end" d="{}"/></svg>',
        WIDTH,
        HEIGHT,
        label,
        path(points),
        path([last]),
    )
