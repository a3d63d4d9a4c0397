"""Figures as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from rapport.insights import wording
from rapport.metrics.definition import Unit
from rapport.metrics.question import Limits
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
        (row(0.5, 1234, 0.4, 0.6), "share", f"40–60{THIN}%, n 1,234"),
        (row(0, 0), "count", ""),
        (row(27, 27), "count", ""),
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
        (-0.01, "share", "−1 point"),
        (-39, "count", "−39"),
        (7, "count", "+7"),
        (0, "count", "±0"),
        (-0.001, "share", "±0 points"),
        (-0.1, "seconds", "±0 s"),
        (-3600, "seconds", "−1 h"),
    ],
)
def test_a_difference_has_its_sign(number: float, unit: Unit, said: str) -> None:
    assert wording.difference(number, unit) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 1), date(2026, 12, 1), "1 to 30 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 1), "30 November 2026"),
        (date(2026, 9, 14), date(2026, 12, 1), "14 September to 30 November 2026"),
        (date(2025, 12, 1), date(2026, 2, 1), "1 December 2025 to 31 January 2026"),
        (date(2026, 11, 1), None, "since 1 November 2026"),
        (None, date(2026, 12, 1), "up to 30 November 2026"),
        (None, None, "the whole time"),
        (
            date(2026, 11, 1),
            datetime(2026, 11, 2, 12, tzinfo=UTC),
            "1 November 2026 until Monday 2 November 2026, 12:00 UTC",
        ),
    ],
)
def test_days_are_named_with_their_last(
    start: date | None, end: date | datetime | None, said: str
) -> None:
    with timezone.override(UTC):
        assert wording.days(start, end) == said


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ((None, 300), "under 5 min"),
        ((300, 900), "5 min to under 15 min"),
        ((900, None), "15 min or more"),
    ],
)
def test_limits_of_a_length_leave_the_upper_one_out(limits: Limits, said: str) -> None:
    assert wording.between(limits, working=True) == said
