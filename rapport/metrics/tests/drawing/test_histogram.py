"""Histograms: bars with their rows, and percentiles."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from rapport.metrics.drawing import Bin, draw_bins
from rapport.metrics.drawing.histogram import place
from rapport.metrics.tests.drawing.marks import classed, one

LOWS = (0, 300, 900, 1800)


def drawn(*counts: int, marks: tuple[float, ...] = ()) -> ElementTree.Element:
    bins = [
        Bin(low, count, f"from {low}", f"from {low}: {count}", f"/rows?from={low}")
        for low, count in zip(LOWS, counts, strict=False)
    ]
    return ElementTree.fromstring(draw_bins(bins, marks=marks, label="Waits", say=str))


def test_each_bar_leads_to_its_rows_and_nothing_has_no_bar() -> None:
    svg = drawn(8, 0, 4)

    assert [link.get("href") for link in svg.iter("a")] == ["/rows?from=0", "/rows?from=900"]
    heights = [float(bar.get("height") or 0) for bar in classed(svg, "chart-bar")]
    assert heights[0] == pytest.approx(2 * heights[1], rel=0.01)


def test_names_stand_at_the_edges_between_bars() -> None:
    names = classed(drawn(8, 2, 4, 1), "chart-name")

    assert [name.get("x") for name in names] == ["0.00%", "25.00%", "50.00%", "75.00%"]


@pytest.mark.parametrize(
    ("value", "at"), [(0, 0), (150, 0.5), (300, 1), (600, 1.5), (1800, 3.5), (99_999, 3.5)]
)
def test_a_value_lies_within_its_bar(value: float, at: float) -> None:
    assert place(LOWS, value) == pytest.approx(at)


def test_percentiles_are_lines_of_their_own_looks() -> None:
    svg = drawn(8, 2, 4, 1, marks=(150, 1350))

    assert one(svg, "chart-mark-1").get("x1") == "12.50%"
    assert one(svg, "chart-mark-2").get("x1") == "62.50%"
