"""Paths through points, broken where there is no value."""

from __future__ import annotations

from rapport.metrics.drawing.curves import band, lone, path, split

ONE, TWO, THREE = (0.0, 1.0), (1.0, 2.0), (2.0, 3.0)


def test_a_curve_is_lifted_over_gaps() -> None:
    assert path([ONE, TWO, None, THREE]) == "M0.00 1.00 L1.00 2.00 M2.00 3.00 h0"
    assert path([]) == ""


def test_a_point_without_neighbours_is_alone() -> None:
    assert lone([ONE, None, TWO, THREE, None, ONE]) == [0, 5]


def test_what_is_unsure_is_split_off() -> None:
    assert split([ONE, TWO, THREE], [False, False, True]) == ([ONE, TWO, None], [[TWO, THREE]])
    assert split([ONE, None, THREE], [False, True, True]) == ([ONE, None, None], [])


def test_a_band_is_closed_around_each_stretch() -> None:
    assert band([ONE, None], [TWO, None]) == ""
    assert band([ONE, None, TWO, THREE], [TWO, None, THREE, THREE]).count("Z") == 1
