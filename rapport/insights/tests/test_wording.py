"""Figures as people read them."""

from __future__ import annotations

import pytest

from rapport.insights import wording
from rapport.metrics.definition import Unit
from rapport.metrics.result import Row

THIN = "\u202f"


def row(value: float | None, n: int, low: float | None = None, high: float | None = None) -> Row:
    return Row(None, (), value, n, low, high, None, None, partial=False, too_few=n < 30)


@pytest.mark.parametrize(
    ("number", "unit", "working", "said"),
    [
        (None, "seconds", False, "–"),
        (None, "share", False, "–"),
        (2_880, "seconds", False, "48 min"),
        (31 * 3600, "seconds", True, "31 h"),
        (31 * 3600, "seconds", False, "1 d 7 h"),
        (0.914, "share", False, f"91{THIN}%"),
        (0.999, "share", False, f">{THIN}99{THIN}%"),
        (12_345, "count", False, "12,345"),
    ],
)
def test_a_value_has_its_unit(number: float | None, unit: Unit, working: bool, said: str) -> None:
    assert wording.value(number, unit, working=working) == said


@pytest.mark.parametrize(
    ("of", "unit", "said"),
    [
        (row(0.86, 43, 0.73, 0.93), "share", f"73–93{THIN}%"),
        (row(3300, 97, 1860, 4740), "seconds", "31 min – 1 h 19 min"),
        (row(27, 27), "count", ""),
        (row(0.5, 2, None, 0.9), "share", ""),
    ],
)
def test_limits_share_a_unit_where_it_is_short(of: Row, unit: Unit, said: str) -> None:
    assert wording.limits(of, unit) == said


@pytest.mark.parametrize(
    ("of", "unit", "said"),
    [
        (row(0.86, 43, 0.73, 0.93), "share", f"73–93{THIN}%, n 43"),
        (row(0.5, 2, 0.1, 0.9), "share", "too few to compare, n 2"),
        (row(0, 0), "share", "no data yet"),
        (row(0, 0), "count", "n 0"),
        (row(27, 27), "count", "n 27"),
        (row(27, 1234), "count", "n 1,234"),
    ],
)
def test_how_sure_it_is(of: Row, unit: Unit, said: str) -> None:
    assert wording.sure(of, unit) == said


@pytest.mark.parametrize(("unit", "few"), [("count", False), ("share", True), ("seconds", True)])
def test_a_plain_count_is_never_of_too_few(unit: Unit, few: bool) -> None:
    assert wording.few(row(2, 2), unit) is few


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (0.042, "share", "+4 points"),
        (-0.126, "share", "−13 points"),
        (-39, "count", "−39"),
        (7, "count", "+7"),
        (-3600, "seconds", "−1 h"),
    ],
)
def test_a_difference_has_its_sign(number: float, unit: Unit, said: str) -> None:
    assert wording.difference(number, unit) == said
