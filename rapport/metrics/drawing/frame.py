"""The frame that charts share: scale, names, and marks with their words.

The plot is divided into as many columns as there are marks. The whole column of a mark is its
link, so that it is easily hit, and pointing at it or reaching it by the keyboard shows its words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rapport.metrics.drawing.scale import Scale

ABOVE, BELOW = 12, 26
MOST_NAMES = 7
# Roughly how wide a letter of the scale is, and what keeps it off the plot, in pixels.
LETTER, GAP = 7, 10

Say = Callable[[float], str]


@dataclass(frozen=True)
class Plot:
    """The drawing area of a chart with so many columns."""

    height: int
    columns: int
    axis: Scale

    @property
    def floor(self) -> float:
        """Return the y of the bottom line."""
        return self.height - BELOW

    @property
    def width(self) -> float:
        """Return the width of a column, in per cent."""
        return 100 / max(1, self.columns)

    def x(self, column: int) -> float:
        """Return the middle of a column, in per cent."""
        return (column + 0.5) * self.width

    def y(self, value: float) -> float:
        """Return the y of a value; of one beyond the scale, that of its edge."""
        return ABOVE + (self.floor - ABOVE) * (1 - self.axis.height(value))


def framed(plot: Plot, say: Say, label: str, *parts: SafeString) -> SafeString:
    """Return the chart: its scale, and the plot with its grid and these parts."""
    ticks = [(f"{plot.y(tick):.1f}", say(tick) if tick else "0") for tick in plot.axis.ticks]
    width = LETTER * max(len(said) for _y, said in ticks) + GAP
    return format_html(
        '<div class="chart-frame"><svg class="chart-scale" width="{w}" height="{h}" '
        'aria-hidden="true">{labels}</svg>'
        '<svg class="chart-plot" width="100%" height="{h}" role="group" aria-label="{label}">'
        "{grid}{parts}</svg></div>",
        w=width,
        h=plot.height,
        labels=format_html_join(
            "",
            '<text x="{}" y="{}" dy="4" text-anchor="end">{}</text>',
            ((width - GAP, y, said) for y, said in ticks),
        ),
        label=label,
        grid=_grid(plot, [y for y, _said in ticks]),
        parts=format_html_join("", "{}", ((part,) for part in parts)),
    )


def _grid(plot: Plot, ys: Sequence[str]) -> SafeString:
    zero = f"{plot.y(0):.1f}"
    lines = format_html_join(
        "", '<line x1="0" x2="100%" y1="{0}" y2="{0}"/>', ((y,) for y in ys if y != zero)
    )
    return format_html(
        '<g class="chart-grid">{}</g><line class="chart-axis" x1="0" x2="100%" y1="{y}" y2="{y}"/>',
        lines,
        y=zero,
    )


def names(plot: Plot, shorts: Sequence[str], *, edges: bool = False) -> SafeString:
    """Draw as many names under the columns as fit without touching, always including the last.

    On a narrow screen every second of them is hidden. ``edges`` puts them at the left edge of
    their columns instead of the middle.
    """
    every = -(-len(shorts) // MOST_NAMES)
    last = len(shorts) - 1
    shown = [index for index in range(len(shorts)) if (last - index) % every == 0]
    return format_html_join(
        "",
        '<text class="chart-name{}" x="{}%" y="{}" text-anchor="{}">{}</text>',
        (
            (
                " chart-name-more" if (last - index) // every % 2 else "",
                f"{plot.x(index) - (plot.width / 2 if edges else 0):.2f}"
                if index < last or edges or last < MOST_NAMES
                else "100",
                plot.height - 6,
                "middle" if index < last or edges or last < MOST_NAMES else "end",
                shorts[index],
            )
            for index in shown
        ),
    )


def linked(
    plot: Plot, column: int, *, url: str, said: str, lines: Sequence[str], y: float | None
) -> SafeString:
    """Return a mark's link: its column, its words, and a point at y where it has one.

    The words are on the other side of the chart, so that they never hide what they are about.
    """
    tip = format_html(
        '<foreignObject class="chart-tip" x="{}" y="0" width="50%" height="{}">'
        '<div class="chart-words{}"><p>{}</p></div></foreignObject>',
        "50%" if plot.x(column) < 50 else "0",
        plot.height,
        " chart-words-end" if plot.x(column) < 50 else "",
        format_html_join(SafeString("</p><p>"), "{}", ((line,) for line in lines or [said])),
    )
    shapes = format_html(
        '<rect class="chart-hit" x="{}%" y="0" width="{}%" height="{}"/>{}{}',
        *(f"{plot.x(column) - plot.width / 2:.2f}", f"{plot.width:.2f}", f"{plot.floor:.1f}"),
        ""
        if y is None
        else format_html(
            '<circle class="chart-here" cx="{}%" cy="{}" r="5"/>',
            f"{plot.x(column):.2f}",
            f"{y:.1f}",
        ),
        tip,
    )
    if not url:
        return format_html('<g class="chart-mark">{}</g>', shapes)
    return format_html(
        '<a class="chart-mark" href="{}" aria-label="{}" data-mark="">{}</a>', url, said, shapes
    )
