"""Sparklines: movements beside their chance."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from rapport.metrics.drawing import sparkline
from rapport.metrics.result import Row
from rapport.metrics.tests.drawing.marks import one, row


def heights(*rows: Row) -> list[float]:
    svg = ElementTree.fromstring(sparkline(rows, label="x"))
    line = one(svg, "sparkline-line").get("d") or ""
    return [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", line)]


def test_it_shows_chance_beside_movement() -> None:
    weeks = [row(50 + n % 2, half=20) for n in range(8)]

    drawn = heights(*weeks)

    assert max(drawn) - min(drawn) < 1  # of 24: within its limits, no mountain
    svg = ElementTree.fromstring(sparkline(weeks, label="no change"))
    assert one(svg, "sparkline-band").get("d")


def test_too_few_rows_do_not_flatten_the_others() -> None:
    calm = heights(row(50), row(60))
    beside_an_outlier = heights(row(50), row(60), row(9000, too_few=True))

    assert beside_an_outlier[:2] == calm
    assert beside_an_outlier[2] == min(calm)


def test_nothing_known_is_nothing_drawn() -> None:
    assert sparkline([row(None), row(None)], label="x") == ""
    assert sparkline([], label="x") == ""
    assert "sparkline-end" in sparkline([row(5)], label="x")
    ElementTree.fromstring(sparkline([row(1), row(None), row(3)], label="l"))
