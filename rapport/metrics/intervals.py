"""95 % intervals of shares, percentiles, means, counts and their differences.

Pure functions; each names its source. ``None`` means that the data cannot bound the figure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

# The 97.5 % point of the standard normal distribution.
Z = 1.959963984540054


class Interval(NamedTuple):
    """The limits around the true figure, in 95 of 100 samples like this one."""

    low: float
    high: float


class Estimate(NamedTuple):
    """A figure and its interval."""

    value: float
    low: float
    high: float


def wilson(k: int, n: int) -> Interval | None:
    """Bound the share k/n by Wilson's score interval (Wilson 1927); None when n is 0.

    Unlike the normal approximation it stays within 0–1 and holds at 0/n and n/n.
    """
    if n == 0:
        return None
    share, square = k / n, Z * Z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    # At the ends the limits are exactly 0 and 1, whatever the rounding.
    return Interval(0.0 if k == 0 else centre - half, 1.0 if k == n else centre + half)


def byar(k: int) -> Interval:
    """Bound the mean of a Poisson variable observed as k, by Byar's approximation.

    Source: Breslow & Day, Statistical Methods in Cancer Research II (1987), p. 69; within 1 % of
    the exact limits from k = 5.
    """
    low = k * (1 - 1 / (9 * k) - Z / (3 * math.sqrt(k))) ** 3 if k else 0.0
    more = k + 1
    return Interval(low, more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3)


def ranks(n: int, p: float) -> tuple[int, int] | None:
    """Return the ranks, from 1, of the two ordered values that bound the p-quantile of n values.

    These are the order statistics of the binomial interval (Conover, Practical Nonparametric
    Statistics, §3.2), each tail at most 2.5 %, found by a lattice Edgeworth expansion: the same as
    the exact tail sums for the median of any n, within one rank for other quantiles. None when
    n is too small for values beyond both limits: under 6 for the median, under 36 for p90.
    """
    if n < fewest(p):
        return None
    spread = n * p * (1 - p)
    # Minus 1/12: a step function read half-way up its steps varies less than the steps do.
    deviation = math.sqrt(spread - 1 / 12)
    skew = spread * (1 - 2 * p) / deviation**3
    excess = spread * (1 - 6 * p * (1 - p)) / deviation**4
    bend = skew * (Z * Z - 1) / 6
    tail = Z + excess * Z * (Z * Z - 3) / 24 - skew * skew * Z * (2 * Z * Z - 5) / 36
    low = math.floor(n * p + deviation * (bend - tail) + 0.5)
    high = math.ceil(n * p + deviation * (bend + tail) + 0.5)
    return (low, high) if low >= 1 and high <= n else None


def fewest(p: float) -> int:
    """Return the smallest n at which the chance of all values on one side of the p-quantile is
    under 2.5 %.
    """
    return math.ceil(math.log(0.025) / math.log(max(p, 1 - p)))


def percentile(ordered: Sequence[float], p: float) -> float | None:
    """Return the p-quantile of ordered values by linear interpolation (type 7); None for no
    values.

    Source: Hyndman & Fan, Sample Quantiles in Statistical Packages (1996).
    """
    if not ordered:
        return None
    position = (len(ordered) - 1) * p
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def percentile_interval(ordered: Sequence[float], p: float) -> Interval | None:
    """Bound the p-quantile of ordered values by two of them, whatever their distribution."""
    found = ranks(len(ordered), p)
    return Interval(ordered[found[0] - 1], ordered[found[1] - 1]) if found else None


def mean_interval(mean: float, deviation: float, n: int) -> Interval | None:
    """Bound a mean by Student's t, from the sample's standard deviation; None under n = 6.

    Rough for values with a long tail, such as durations: prefer the median there.
    """
    if n < 6:
        return None
    half = student(n - 1) * deviation / math.sqrt(n)
    return Interval(mean - half, mean + half)


def student(degrees: int) -> float:
    """Return the 97.5 % point of Student's t, within 0.1 % from 5 degrees of freedom.

    Source: Cornish-Fisher expansion, Abramowitz & Stegun 26.7.5.
    """
    z, v = Z, degrees
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def difference(now: Estimate, before: Estimate) -> Estimate:
    """Return ``now − before`` with its interval, from the intervals of the two figures (MOVER).

    Source: Zou & Donner, Statistics in Medicine 27 (2008). With Wilson intervals this is
    Newcombe's hybrid score interval of a difference of shares (1998, method 10). It also serves
    percentiles by their order statistics and counts by their Poisson limits. That two intervals
    overlap proves nothing; that this one contains 0 does mean that the difference may be chance.
    """
    value = now.value - before.value
    low = math.hypot(now.value - now.low, before.high - before.value)
    high = math.hypot(now.high - now.value, before.value - before.low)
    return Estimate(value, value - low, value + high)
