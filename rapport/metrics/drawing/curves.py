"""Curves: paths through points, broken where there is no value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def path(points: Sequence[Point | None]) -> str:
    """Return a path through the points, broken at gaps; a lone point becomes a dot."""
    steps: list[str] = []
    lifted = True
    for index, point in enumerate(points):
        if point is None:
            lifted = True
            continue
        steps.append(f"{'M' if lifted else 'L'}{_at(point)}")
        alone = lifted and (index + 1 == len(points) or points[index + 1] is None)
        if alone:
            steps.append("h0")
        lifted = False
    return " ".join(steps)


def split(
    points: Sequence[Point | None], unsure: Sequence[bool]
) -> tuple[list[Point | None], list[list[Point | None]]]:
    """Split a curve into its certain part and the pieces that lead to or from an unsure point.

    Returns the points of the certain part, with a gap where a piece is left out, and the pieces.
    """
    firm = [None if weak else point for point, weak in zip(points, unsure, strict=True)]
    pieces = [
        [points[index], points[index + 1]]
        for index in range(len(points) - 1)
        if unsure[index] or unsure[index + 1]
    ]
    return firm, [piece for piece in pieces if None not in piece]


def lone(points: Sequence[Point | None]) -> list[int]:
    """Return the indexes of points without a neighbour, which no curve or band can show."""
    edges = [None, *points, None]
    return [
        index
        for index, point in enumerate(points)
        if point is not None and edges[index] is None and edges[index + 2] is None
    ]


def band(lows: Sequence[Point | None], highs: Sequence[Point | None]) -> str:
    """Return closed outlines between two curves, one for each stretch where both are known."""
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
