"""Charts: drawn values, gaps, and their text for screen readers."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from rapport.metrics.drawing import Mark, draw, sparkline
from rapport.metrics.drawing.curves import band, path
from rapport.metrics.drawing.scale import scale
from rapport.metrics.result import Row

HOUR = 3600


def row(value: float | None, low: float | None = None, high: float | None = None) -> Row:
    return Row(date(2026, 3, 2), (), value, 40, low, high, None, None, False, value is None)


def marks(*rows: Row) -> list[Mark]:
    return [
        Mark(each, f"week {n}", f"{n}", f"week {n}: <{n}>", f"/r/{n}/")
        for n, each in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        ([0, 40 * 60], "seconds", [0, 600, 1200, 1800, 2400]),
        ([26 * HOUR], "seconds", [0, 8 * HOUR, 16 * HOUR, 24 * HOUR, 32 * HOUR]),
        ([0.92, 0.71], "share", [0.6, 0.7, 0.8, 0.9, 1.0]),
        ([0.1, 0.3], "share", [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        ([7], "count", [0, 2, 4, 6, 8]),
        ([131], "count", [0, 50, 100, 150]),
        ([], "count", [0, 1]),
    ],
)
def test_scales_step_as_people_count(values: list[float], unit: str, ticks: list[float]) -> None:
    assert scale(values, unit).ticks == pytest.approx(ticks)  # type: ignore[arg-type]


def test_every_value_lies_on_its_scale() -> None:
    for value in (0.001, 3, 59, 61, 3601, 86_400 * 100):
        assert scale([value], "seconds").top >= value
        assert scale([value], "count").top >= value


def test_a_curve_is_lifted_over_gaps() -> None:
    assert path([(0, 1), (1, 2), None, (3, 4)]) == "M0.00 1.00 L1.00 2.00 M3.00 4.00 h0"
    assert band([(0, 1), None, (2, 1), (3, 1)], [(0, 2), None, (2, 2), (3, 2)]).count("Z") == 1


def test_a_chart_is_sound_xml_that_escapes_and_links() -> None:
    svg = draw(
        marks(row(5, 4, 6), row(None), row(9, 7, 12)),
        unit="count",
        bars=False,
        label='a "label"',
        say=str,
    )
    ElementTree.fromstring(svg)
    assert svg.count("<a href=") == 2
    assert "&lt;0&gt;" in svg
    assert "style=" not in svg


def test_bars_rise_with_their_values() -> None:
    svg = draw(marks(row(5), row(10)), unit="count", bars=True, label="b", say=str)
    heights = [float(height) for height in re.findall(r'chart-bar"[^>]*height="([\d.]+)"', svg)]

    assert heights[1] == pytest.approx(2 * heights[0], rel=0.01)


def test_a_chart_without_values_draws_its_axis() -> None:
    ElementTree.fromstring(draw(marks(row(None)), unit="share", bars=False, label="n", say=str))
    ElementTree.fromstring(draw([], unit="share", bars=False, label="n", say=str))


def test_a_sparkline_needs_a_value() -> None:
    assert sparkline([row(None)], label="l") == ""
    ElementTree.fromstring(sparkline([row(1), row(None), row(3)], label="l"))
