"""Rows and marks for the tests of charts."""

from __future__ import annotations

from xml.etree import ElementTree

from rapport.metrics.drawing import Mark, draw
from rapport.metrics.result import Row


def row(
    value: float | None,
    *,
    half: float | None = None,
    partial: bool = False,
    too_few: bool = False,
) -> Row:
    """Return a figure with limits half of that width to each side."""
    low = high = None
    if half is not None and value is not None:
        low, high = value - half, value + half
    return Row(None, (), value, 50 if value else 0, low, high, None, None, partial, too_few)


def marks(*rows: Row, url: str = "/rows?week=") -> list[Mark]:
    return [
        Mark(row, f"week {n}", f"w{n}", f"week {n}: {row.value}", f"{url}{n}" if url else "")
        for n, row in enumerate(rows)
    ]


def drawn(*rows: Row, url: str = "/rows?week=", **more: object) -> ElementTree.Element:
    asked = {"unit": "seconds", "bars": False, **more}
    svg = draw(marks(*rows, url=url), label="Waits", say=str, **asked)  # type: ignore[arg-type]  # by name
    assert "style=" not in svg
    return ElementTree.fromstring(svg)


def classed(svg: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [each for each in svg.iter() if name in each.get("class", "").split()]


def one(svg: ElementTree.Element, name: str) -> ElementTree.Element:
    (found,) = classed(svg, name)
    return found
