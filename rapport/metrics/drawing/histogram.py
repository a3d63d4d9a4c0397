"""A chart of the spread of values, as bars.

There is a bar for each stretch of values, and a line for each percentile. The stretches are drawn
equally wide whatever their length, because waits spread over minutes and weeks. Each bar links to
its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rapport.metrics.drawing import frame
from rapport.metrics.drawing.frame import Plot, Say
from rapport.metrics.drawing.scale import scale

HEIGHT = 220


@dataclass(frozen=True)
class Bin:
    """Values from ``low`` on, up to the next bin: how many, their words and their rows."""

    low: float
    count: int
    short: str
    said: str
    url: str
    lines: tuple[str, ...] = ()


def draw_bins(bins: Sequence[Bin], *, marks: Sequence[float], label: str, say: Say) -> SafeString:
    """Return the chart; each of ``marks`` is a value at which a line is drawn across the bars."""
    axis = scale([max((each.count for each in bins), default=0)], "count")
    plot = Plot(HEIGHT, len(bins), axis)
    return frame.framed(
        plot,
        say,
        label,
        format_html("<g>{}</g>", format_html_join("", "{}", ((b,) for b in _bars(bins, plot)))),
        format_html_join("", "{}", ((m,) for m in _marks(bins, plot, marks))),
        frame.names(plot, [each.short for each in bins], edges=True),
        format_html(
            '<g class="chart-marks">{}</g>',
            format_html_join(
                "",
                "{}",
                (
                    (frame.linked(plot, n, url=each.url, said=each.said, lines=each.lines, y=None),)
                    for n, each in enumerate(bins)
                    if each.count
                ),
            ),
        ),
    )


def place(lows: Sequence[float], value: float) -> float:
    """Return in which bin a value lies, and how far into it: 2.5 is the middle of the third."""
    for number, (low, top) in enumerate(pairwise(lows)):
        if value < top:
            return number + max(0.0, (value - low) / (top - low))
    return len(lows) - 0.5


def _bars(bins: Sequence[Bin], plot: Plot) -> list[SafeString]:
    gap = min(0.4, plot.width * 0.06)
    return [
        format_html(
            '<rect class="chart-bar" x="{}%" y="{}" width="{}%" height="{}"/>',
            f"{plot.x(n) - plot.width / 2 + gap:.2f}",
            f"{min(plot.floor - 1, plot.y(each.count)):.1f}",
            f"{plot.width - 2 * gap:.2f}",
            f"{max(1.0, plot.floor - plot.y(each.count)):.1f}",
        )
        for n, each in enumerate(bins)
        if each.count
    ]


def _marks(bins: Sequence[Bin], plot: Plot, marks: Sequence[float]) -> list[SafeString]:
    """Draw the percentiles, each in a look of its own, which the legend names."""
    lows = [each.low for each in bins]
    return [
        format_html(
            '<line class="chart-mark-{number}" x1="{x}%" x2="{x}%" y1="0" y2="{floor}"/>',
            number=number,
            x=f"{place(lows, value) * plot.width:.2f}",
            floor=f"{plot.floor:.1f}",
        )
        for number, value in enumerate(marks, 1)
    ]
