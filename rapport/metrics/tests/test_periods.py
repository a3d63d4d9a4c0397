"""Days, weeks, months and quarters in a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.metrics.periods import GRAINS, Grain, cut, floor, following, midnight, shifts

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "grain", "first", "after"),
    [
        (date(2026, 11, 22), "day", date(2026, 11, 22), date(2026, 11, 23)),
        (date(2026, 11, 22), "week", date(2026, 11, 16), date(2026, 11, 23)),  # a Sunday
        (date(2026, 11, 23), "week", date(2026, 11, 23), date(2026, 11, 30)),  # a Monday
        (date(2028, 2, 29), "month", date(2028, 2, 1), date(2028, 3, 1)),
        (date(2026, 12, 31), "month", date(2026, 12, 1), date(2027, 1, 1)),
        (date(2026, 11, 22), "quarter", date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_floor_and_following(day: date, grain: Grain, first: date, after: date) -> None:
    assert (floor(day, grain), following(first, grain)) == (first, after)


@given(days, st.sampled_from(GRAINS))
def test_every_day_lies_in_its_period(day: date, grain: Grain) -> None:
    first = floor(day, grain)
    assert first <= day < following(first, grain)
    assert floor(first, grain) == first
    assert floor(following(first, grain), grain) == following(first, grain)


@given(
    days,
    st.integers(1, 800),
    st.sampled_from(GRAINS),
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "America/Havana"]),
)
def test_periods_follow_each_other_without_gaps(
    day: date, length: int, grain: Grain, place: str
) -> None:
    zone = ZoneInfo(place)
    begin, end = midnight(day, zone), midnight(day + timedelta(days=length), zone)
    periods = cut(begin, end, grain, zone)
    assert periods[0].begin <= begin
    assert periods[-1].end >= end > periods[-1].begin
    assert all(before.end == after.begin for before, after in pairwise(periods))
    assert all(before.name < after.name for before, after in pairwise(periods))


def test_a_skipped_midnight_is_the_next_instant() -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    assert midnight(date(2015, 10, 18), zone) == datetime(2015, 10, 18, 3, tzinfo=UTC)


def test_the_offsets_of_a_year_in_berlin() -> None:
    begin, end = datetime(2026, 1, 1, 0, 0, 0, 7, UTC), datetime(2027, 1, 1, tzinfo=UTC)
    assert shifts(begin, end, ZoneInfo("Europe/Berlin")) == (
        (datetime(2026, 3, 29, 1, tzinfo=UTC), timedelta(hours=1)),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), timedelta(hours=2)),
        (None, timedelta(hours=1)),
    )


@given(st.integers(0, 365 * 24 * 60), st.sampled_from(["Australia/Lord_Howe", "Africa/Casablanca"]))
def test_the_offsets_are_those_of_the_zone(minute: int, place: str) -> None:
    begin, zone = datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo(place)
    instant = begin + timedelta(minutes=minute)
    found = shifts(begin, begin + timedelta(days=366), zone)
    offset = next(s.offset for s in found if s.until is None or instant < s.until)
    assert offset == instant.astimezone(zone).utcoffset()
