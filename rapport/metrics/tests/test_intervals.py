"""Intervals against published figures and exact sums (reference: metrics.md §2.4)."""

from __future__ import annotations

import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.metrics.intervals import (
    Estimate,
    byar,
    difference,
    fewest,
    mean_interval,
    percentile,
    percentile_interval,
    ranks,
    student,
    wilson,
)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe 1998, and further rows of the reference
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (23, 60, 0.2709, 0.5098),
        (8, 10, 0.4902, 0.9433),
        (10, 10, 0.7225, 1),
        (0, 10, 0, 0.2775),
        (1, 1, 0.2065, 1),
    ],
)
def test_wilson(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(5, 5, 0.566, 1), (45, 50, 0.786, 0.957), (180, 200, 0.851, 0.934)],
)
def test_wilson_as_the_tiles_show_it(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=5e-4)


def test_a_share_of_nothing_has_no_interval() -> None:
    assert wilson(0, 0) is None


@given(st.integers(1, 10**7).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_stays_between_0_and_1_around_its_share(sample: tuple[int, int]) -> None:
    k, n = sample
    interval = wilson(k, n)
    assert interval is not None
    assert 0 <= interval.low <= k / n <= interval.high <= 1


def share(k: int, n: int) -> Estimate:
    interval = wilson(k, n)
    assert interval is not None
    return Estimate(k / n, *interval)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ((56, 70), (48, 80), (0.2, 0.052431, 0.333873)),  # Newcombe 1998, paper II
        ((9, 10), (3, 10), (0.6, 0.1705, 0.8090)),
    ],
)
def test_newcombe_difference(
    now: tuple[int, int], before: tuple[int, int], expected: tuple[float, float, float]
) -> None:
    digits = 5e-7 if now[1] == 70 else 5e-5
    assert difference(share(*now), share(*before)) == pytest.approx(expected, abs=digits)


def test_a_difference_turned_round_is_its_mirror() -> None:
    there, back = difference(share(9, 10), share(3, 10)), difference(share(3, 10), share(9, 10))
    assert (back.value, back.low, back.high) == pytest.approx(
        (-there.value, -there.high, -there.low)
    )


@pytest.mark.parametrize(
    ("k", "low", "high"),
    # Exact Poisson limits, chi-square / 2 (Garwood 1936)
    [(0, 0, 3.689), (5, 1.623, 11.668), (10, 4.795, 18.390), (100, 81.364, 121.627)],
)
def test_byar(k: int, low: float, high: float) -> None:
    assert byar(k) == pytest.approx((low, high), rel=0.01)


def exact_ranks(n: int, p: float) -> tuple[int, int] | None:
    """Sum the binomial tails: the reference for the expansion."""
    chances = [
        math.exp(
            math.lgamma(n + 1)
            - math.lgamma(i + 1)
            - math.lgamma(n - i + 1)
            + i * math.log(p)
            + (n - i) * math.log1p(-p)
        )
        for i in range(n + 1)
    ]
    low, tail = 0, chances[0]
    while tail <= 0.025:
        low += 1
        tail += chances[low]
    high, tail = n + 1, chances[n]
    while tail <= 0.025:
        high -= 1
        tail += chances[high - 1]
    return (low, high) if low >= 1 and high <= n else None


@pytest.mark.parametrize(
    ("n", "expected"), [(5, None), (6, (1, 6)), (10, (2, 9)), (17, (5, 13)), (100, (40, 61))]
)
def test_ranks_of_the_median_as_tables_print_them(n: int, expected: tuple[int, int] | None) -> None:
    assert ranks(n, 0.5) == expected


def test_ranks_of_the_median_are_exact() -> None:
    sizes = [*range(1, 600), *range(600, 6000, 97), 20_000]
    assert [n for n in sizes if ranks(n, 0.5) != exact_ranks(n, 0.5)] == []


def test_ranks_of_other_quantiles_are_within_one() -> None:
    for n in [*range(1, 600), *range(600, 6000, 97)]:
        for p in (0.9, 0.1):
            found, exact = ranks(n, p), exact_ranks(n, p)
            if found is None or exact is None:
                assert found is exact is None, n
            else:
                assert max(abs(a - b) for a, b in zip(found, exact, strict=True)) <= 1


def test_the_fewest_values_that_bound_a_quantile() -> None:
    assert (fewest(0.5), fewest(0.9)) == (6, 36)


def test_percentiles_interpolate_linearly() -> None:
    assert percentile([1, 2, 3, 4], 0.5) == 2.5
    assert percentile([15, 20, 35, 40, 50], 0.4) == pytest.approx(29)  # NIST, type 7
    assert percentile([7], 0.9) == 7
    assert percentile([], 0.5) is None
    values = sorted(random.Random(3).expovariate(1) for _ in range(41))
    inclusive = statistics.quantiles(values, n=10, method="inclusive")
    assert [percentile(values, p / 10) for p in range(1, 10)] == pytest.approx(inclusive)


def test_a_median_is_bounded_by_two_of_its_values() -> None:
    assert percentile_interval(range(1, 11), 0.5) == (2, 9)
    assert percentile_interval(range(5), 0.5) is None


@pytest.mark.parametrize(
    ("degrees", "point"), [(5, 2.5706), (9, 2.2622), (30, 2.0423), (1000, 1.9623)]
)
def test_student(degrees: int, point: float) -> None:
    assert student(degrees) == pytest.approx(point, rel=0.001)


def test_a_mean_needs_six_values() -> None:
    assert mean_interval(10, 2, 5) is None
    assert mean_interval(10, 2, 16) == pytest.approx((8.934, 11.066), abs=1e-3)


def test_the_difference_of_medians_keeps_its_promise() -> None:
    """Of many pairs of samples with one true median, about 1 in 20 looks different, not more."""
    chance, real, pairs = random.Random(11), 0, 600
    for _ in range(pairs):
        samples = [sorted(chance.expovariate(1) for _ in range(60)) for _ in range(2)]
        now, before = (
            Estimate(percentile(sample, 0.5) or 0, *(percentile_interval(sample, 0.5) or (0, 0)))
            for sample in samples
        )
        change = difference(now, before)
        real += not change.low <= 0 <= change.high
    assert real / pairs < 0.07
