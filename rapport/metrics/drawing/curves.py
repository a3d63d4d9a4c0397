"""Curves: paths through points, broken where there is no value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def path(points: Sequence[Point | None]) -> str:
    """Return a path through the points; it is lifted over gaps, and a lone point is a dot."""
    parts: list[str] = []
    lifted = True
    for index, point in enumerate(points):
        if point is None:
            lifted = True
            continue
        parts.append(f"{'M' if lifted else 'L'}{_at(point)}")
        alone = lifted and (index + 1 == len(points) or points[index + 1] is None)
        if alone:
            parts.append("h0")
        lifted = False
    return " ".join(parts)


def band(lows: Sequence[Point | None], highs: Sequence[Point | None]) -> str:
    """Return closed outlines between two curves, one a stretch in which both are known."""
    return " ".join(_outline(stretch) for stretch in _stretches(lows, highs) if len(stretch) > 1)


def _stretches(
    lows: Sequence[Point | None], highs: Sequence[Point | None]
) -> Iterable[list[tuple[Point, Point]]]:
    stretch: list[tuple[Point, Point]] = []
    for low, high in zip(lows, highs, strict=True):
        if low is None or high is None:
            yield stretch
            stretch = []
        else:
            stretch.append((low, high))
    yield stretch


def _outline(stretch: list[tuple[Point, Point]]) -> str:
    there = [high for _low, high in stretch]
    back = [low for low, _high in reversed(stretch)]
    return "M" + " L".join(_at(point) for point in [*there, *back]) + "Z"


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
