"""Periods of an earlier time under the names of a later one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rapport.metrics.comparison import days_before, on_same_weekdays, year_before
from rapport.metrics.periods import GRAINS, Grain, cut, midnight

BERLIN = ZoneInfo("Europe/Berlin")
START, END = date(2026, 4, 1), date(2026, 5, 20)


@pytest.mark.parametrize("grain", GRAINS)
@pytest.mark.parametrize("shift", [1, 49, 365])
def test_an_earlier_time_is_cut_into_as_many_periods_of_the_same_names(
    grain: Grain, shift: int
) -> None:
    later = timedelta(days=shift)
    now = cut(midnight(START, BERLIN), midnight(END, BERLIN), grain, BERLIN)
    then = cut(midnight(START - later, BERLIN), midnight(END - later, BERLIN), grain, BERLIN, shift)

    assert [period.name for period in then] == [period.name for period in now]
    for earlier, period in zip(then, now, strict=True):
        begun = period.begin.astimezone(BERLIN).date() - later
        assert earlier.begin == midnight(begun, BERLIN)


def test_the_days_before_are_as_many_and_end_where_these_begin() -> None:
    assert days_before(date(2026, 3, 1), date(2026, 4, 1)) == (date(2026, 1, 29), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        (date(2026, 3, 1), date(2026, 4, 1), (date(2025, 3, 1), date(2025, 4, 1))),
        (date(2024, 2, 29), date(2024, 3, 2), (date(2023, 2, 28), date(2023, 3, 2))),
    ],
)
def test_a_year_before_begins_on_the_same_day(
    start: date, end: date, before: tuple[date, date]
) -> None:
    assert year_before(start, end) == before


def test_midnights_are_those_of_their_own_season() -> None:
    """A time before the change of clocks keeps its own hours."""
    begin = datetime(2026, 3, 1, 23, tzinfo=UTC)

    (then,) = cut(begin, begin + timedelta(days=1), "day", BERLIN, 60)

    assert then.name == date(2026, 5, 1)
    assert then.begin == datetime(2026, 3, 1, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        # Thirty days: five weeks before, not thirty days.
        (date(2026, 11, 1), date(2026, 12, 1), date(2026, 9, 27)),
        (date(2026, 11, 2), date(2026, 11, 16), date(2026, 10, 19)),
        (date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 9)),
    ],
)
def test_days_compared_one_by_one_lie_under_their_weekday(
    start: date, end: date, first: date
) -> None:
    aligned = on_same_weekdays(start, end, days_before(start, end))

    assert aligned == (first, first + (end - start))
    assert first.weekday() == start.weekday()
    assert first + (end - start) <= start


def test_a_year_before_by_weekday_is_52_weeks_before() -> None:
    start, end = date(2026, 11, 1), date(2026, 12, 1)

    found = on_same_weekdays(start, end, year_before(start, end))

    assert found == (start - timedelta(weeks=52), end - timedelta(weeks=52))
