"""Scales: round steps, whole shares, and what may set them."""

from __future__ import annotations

import pytest

from rapport.metrics.definition import Unit
from rapport.metrics.drawing.scale import scale, telling
from rapport.metrics.tests.drawing.marks import row

HOUR, DAY = 3600, 86_400


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        ([0, 40 * 60], "seconds", [0, 600, 1200, 1800, 2400]),
        ([1, 90 * 60], "seconds", [0, 1800, 3600, 5400]),
        ([5 * HOUR], "seconds", [0, 2 * HOUR, 4 * HOUR, 6 * HOUR]),
        ([40], "seconds", [0, 15, 30, 45]),
        ([26 * HOUR], "seconds", [0, 8 * HOUR, 16 * HOUR, 24 * HOUR, 32 * HOUR]),
        ([100 * DAY], "seconds", [0, 28 * DAY, 56 * DAY, 84 * DAY, 112 * DAY]),
        ([7], "count", [0, 2, 4, 6, 8]),
        ([131], "count", [0, 50, 100, 150]),
        ([], "count", [0, 1]),
    ],
)
def test_they_step_as_people_count(values: list[float], unit: Unit, ticks: list[float]) -> None:
    assert scale(values, unit).ticks == pytest.approx(ticks)


@pytest.mark.parametrize("values", [[], [0.2, 0.9], [0.87, 0.95], [0.02]])
def test_shares_are_always_on_the_whole_from_0_to_100(values: list[float]) -> None:
    assert scale(values, "share").ticks == [0, 0.25, 0.5, 0.75, 1]


@pytest.mark.parametrize("values", [[], [62], [-12, 8]])
def test_points_are_always_on_the_whole_from_minus_100_to_100(values: list[float]) -> None:
    assert scale(values, "points").ticks == [-100, -50, 0, 50, 100]


@pytest.mark.parametrize("highest", [0.001, 1, 3, 7, 19, 59, 61, 99, 101, 12_345, 999_999])
def test_every_value_lies_on_its_scale_of_few_steps(highest: float) -> None:
    units: tuple[Unit, Unit] = ("count", "seconds")
    for unit in units:
        axis = scale([highest], unit)
        assert axis.top >= highest
        assert 1 <= len(axis.ticks) - 1 <= 4


def test_too_few_rows_never_set_it_as_long_as_anything_else_does() -> None:
    few, firm = row(9000, too_few=True), row(600, half=60)

    assert telling([few, firm], None, limits=True) == [600, 660]
    assert telling([few], firm, limits=True) == [600, 660]
    assert telling([few], None, limits=True) == [9000]


def test_a_limit_far_above_everything_is_cut_off() -> None:
    assert max(telling([row(600, half=90_000)], None, limits=True)) == 1800


def test_what_lies_beyond_is_put_at_its_edge() -> None:
    axis = scale([600], "seconds")

    assert axis.beyond(axis.top + 1)
    assert not axis.beyond(axis.top)
    assert axis.height(axis.top * 9) == 1
