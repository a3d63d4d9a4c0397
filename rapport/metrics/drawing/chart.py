"""A chart of one figure over time, as line or bars.

A line has a band for its limits, counts have bars, and each mark links to its rows. Points from too
few rows are hollow and off the line. Another line, fainter, can show an earlier time under this
one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rapport.metrics.definition import Unit
from rapport.metrics.drawing import frame
from rapport.metrics.drawing.curves import Point, band, lone, path, split
from rapport.metrics.drawing.frame import Plot, Say
from rapport.metrics.drawing.scale import scale, telling
from rapport.metrics.result import Row

HEIGHT = 280
DENSE = 60


@dataclass(frozen=True)
class Mark:
    """One period in a chart: figure, name, short name for the axis, words and link to its rows.

    ``said`` is a sentence, ``lines`` the same in short lines for the eye.
    """

    row: Row
    name: str
    short: str
    said: str
    url: str
    lines: tuple[str, ...] = ()


def draw(
    marks: Sequence[Mark],
    *,
    unit: Unit,
    bars: bool,
    label: str,
    say: Say,
    before: Sequence[Row] = (),
    whole: Row | None = None,
    whole_before: Row | None = None,
) -> SafeString:
    """Return the chart as SVG; ``say`` turns a value of the scale into words.

    ``before`` are the figures of an earlier time, period by period; ``whole`` and ``whole_before``
    are those of both times as wholes, drawn as levels.
    """
    rows = [mark.row for mark in marks]
    columns = max(len(marks), len(before))
    earlier = [row for row in [*before, whole_before] if row and not row.too_few]
    axis = scale(
        [*telling(rows, whole, limits=not bars), *telling(earlier, None, limits=False)], unit
    )
    plot = Plot(HEIGHT, columns, axis)
    return frame.framed(
        plot,
        say,
        label,
        _bars(marks, plot) if bars else _band(rows, plot),
        _level(whole, plot, "chart-whole"),
        _level(whole_before, plot, "chart-whole chart-whole-before"),
        _earlier(before, plot),
        SafeString("") if bars else _curve(rows, plot),
        frame.names(plot, [mark.short for mark in marks]),
        format_html(
            '<g class="chart-marks">{}</g>',
            format_html_join(
                "",
                "{}",
                (
                    (_link(mark, column, plot),)
                    for column, mark in enumerate(marks)
                    if mark.row.value is not None and (mark.row.n or not bars)
                ),
            ),
        ),
    )


def _link(mark: Mark, column: int, plot: Plot) -> SafeString:
    value = mark.row.value
    y = None if value is None else plot.y(value)
    return frame.linked(plot, column, url=mark.url, said=mark.said, lines=mark.lines, y=y)


def _points(
    rows: Sequence[Row], plot: Plot, pick: Callable[[Row], float | None]
) -> list[Point | None]:
    values = [pick(row) for row in rows]
    return [
        None if value is None else (plot.x(column), plot.y(value))
        for column, value in enumerate(values)
    ]


def _stretch(plot: Plot, *paths: tuple[str, str]) -> SafeString:
    return format_html(
        '<svg class="chart-stretch" width="100%" height="{h}" viewBox="0 0 100 {h}" '
        'preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        format_html_join("", '<path class="{}" d="{}"/>', paths),
        h=plot.height,
    )


def _band(rows: Sequence[Row], plot: Plot) -> SafeString:
    lows = _points(rows, plot, lambda row: None if row.too_few else row.low)
    highs = _points(rows, plot, lambda row: None if row.too_few else row.high)
    return format_html(
        "{}{}", _stretch(plot, ("chart-band", band(lows, highs))), _whiskers(lows, highs)
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


def _level(whole: Row | None, plot: Plot, looks: str) -> SafeString:
    """Draw the figure of a whole time as a line across."""
    if whole is None or whole.value is None or whole.too_few:
        return SafeString("")
    return format_html(
        '<line class="{looks}" x1="0" x2="100%" y1="{y}" y2="{y}"/>',
        looks=looks,
        y=f"{plot.y(whole.value):.1f}",
    )


def _earlier(before: Sequence[Row], plot: Plot) -> SafeString:
    """Draw the line of an earlier time, on a ground of its own that keeps it off the bars.

    Its points are squares, hollow where there are too few rows, so that it is told from this time
    without its colour.
    """
    if not before:
        return SafeString("")
    points = _points(before, plot, lambda row: row.value)
    few = [row.too_few for row in before]
    known, thin = split(points, few)
    line = path(known)
    return format_html(
        "{}<g>{}</g>",
        _stretch(
            plot,
            ("chart-line chart-line-ground", line),
            ("chart-line-few chart-line-few-before", " ".join(map(path, thin))),
            ("chart-line chart-line-before", line),
        ),
        # Squares on as many days as these would hide the line.
        format_html_join(
            "",
            '<svg class="chart-square" x="{}%" y="{}"><path class="chart-point-before{}" '
            'd="M-3 -3H3V3H-3Z"/></svg>',
            (
                (f"{x:.2f}", f"{y:.1f}", " chart-point-before-few" if less else "")
                for (x, y), less in (
                    (point, less) for point, less in zip(points, few, strict=True) if point
                )
                if len(before) <= DENSE
            ),
        ),
    )


def _curve(rows: Sequence[Row], plot: Plot) -> SafeString:
    points = _points(rows, plot, lambda row: row.value)
    few = [row.too_few for row in rows]
    known = [None if less else point for point, less in zip(points, few, strict=True)]
    firm, unsure = split(known, [row.partial for row in rows])
    _firm, thin = split(points, few)
    return format_html(
        "{}<g{}>{}</g>",
        _stretch(
            plot,
            ("chart-line-few", " ".join(map(path, thin))),
            ("chart-line", path(firm)),
            ("chart-line chart-line-partial", " ".join(map(path, unsure))),
        ),
        # With so many points the dots would hide the line, so they show only under the pointer.
        SafeString(' class="chart-dense"') if len(rows) > DENSE else "",
        format_html_join("", "{}", ((_dot(row, n, plot),) for n, row in enumerate(rows))),
    )


def _dot(row: Row, column: int, plot: Plot) -> SafeString:
    """Draw a value as a point; one beyond the scale as an arrow at its edge."""
    if row.value is None:
        return SafeString("")
    x = f"{plot.x(column):.2f}"
    few = " chart-point-few" if row.too_few or row.partial else ""
    if plot.axis.beyond(row.value):
        return format_html(
            '<svg class="chart-beyond" x="{}%" y="{}"><path class="chart-point{}" '
            'd="M-5 6 0 -2 5 6Z"/></svg>',
            *(x, f"{plot.y(row.value):.1f}", few),
        )
    return format_html(
        '<circle class="chart-point{}" cx="{}%" cy="{}" r="3.5"/>',
        *(few, x, f"{plot.y(row.value):.1f}"),
    )


def _bars(marks: Sequence[Mark], plot: Plot) -> SafeString:
    width, base = plot.width * 0.7, plot.y(0)
    bars = [
        format_html(
            '<rect class="chart-bar{}" x="{}%" y="{}" width="{}%" height="{}"/>',
            " chart-bar-partial" if mark.row.partial else "",
            f"{plot.x(column) - width / 2:.2f}",
            f"{min(base - 1, plot.y(mark.row.value)):.1f}",
            f"{width:.2f}",
            f"{max(1.0, base - plot.y(mark.row.value)):.1f}",
        )
        for column, mark in enumerate(marks)
        if mark.row.value
    ]
    return format_html("<g>{}</g>", format_html_join("", "{}", ((bar,) for bar in bars)))
