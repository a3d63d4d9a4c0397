"""Properties of every calendar, and refusals."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.core.calendars.calendar import MIDNIGHT, Calendar, CalendarError, Shift

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",  # skipped midnights
    "Australia/Lord_Howe",  # moved its clocks by half an hour
    "Asia/Kathmandu",  # 5 h 45 min ahead
    "Pacific/Apia",  # skipped a whole day
    "America/Havana",  # midnight that happens twice
]


@st.composite
def days_shifts(draw: st.DrawFn) -> tuple[Shift, ...]:
    edges = draw(st.lists(st.integers(0, MIDNIGHT), max_size=6, unique=True).map(sorted))
    return tuple(Shift(*pair) for pair in zip(edges[::2], edges[1::2], strict=False))


calendars = st.builds(
    Calendar,
    st.sampled_from(ZONES),
    st.tuples(*[days_shifts()] * 7),
    st.frozensets(st.dates(date(2011, 12, 20), date(2012, 12, 31)), max_size=10),
)
instants = st.datetimes(
    datetime(2011, 6, 1),  # noqa: DTZ001 hypothesis adds the zone
    datetime(2013, 6, 1),  # noqa: DTZ001 hypothesis adds the zone
    timezones=st.just(UTC),
)
amounts = st.integers(0, 40 * 24 * 3600)


@given(calendars, st.tuples(instants, instants, instants).map(sorted))
def test_open_time_adds_up(hours: Calendar, moments: list[datetime]) -> None:
    start, middle, end = moments
    parts = hours.open_seconds(start, middle) + hours.open_seconds(middle, end)
    assert hours.open_seconds(start, end) == pytest.approx(parts, abs=1e-6)


@given(calendars, instants, instants)
def test_open_time_is_never_negative_nor_more_than_elapsed(
    hours: Calendar, start: datetime, end: datetime
) -> None:
    elapsed = max((end - start).total_seconds(), 0)
    assert 0 <= hours.open_seconds(start, end) <= elapsed


@given(st.sampled_from(ZONES), instants, instants)
def test_a_calendar_that_never_closes_counts_elapsed_time(
    zone: str, start: datetime, end: datetime
) -> None:
    elapsed = max((end - start).total_seconds(), 0)
    assert Calendar.always(zone).open_seconds(start, end) == elapsed


@given(calendars, instants, amounts)
def test_a_due_instant_has_exactly_the_open_time_before_it(
    hours: Calendar, start: datetime, seconds: int
) -> None:
    if hours.never_opens:
        return
    due = hours.add(start, seconds)
    assert due >= start
    assert hours.open_seconds(start, due) == seconds
    assert hours.is_open(due - timedelta(microseconds=1)) or seconds == 0


@given(calendars, instants, amounts, amounts)
def test_more_open_time_is_never_due_earlier(
    hours: Calendar, start: datetime, less: int, more: int
) -> None:
    if hours.never_opens:
        return
    low, high = sorted((less, more))
    assert hours.add(start, low) <= hours.add(start, high)


@settings(max_examples=50)
@given(calendars, st.tuples(instants, instants).map(sorted))
def test_open_spells_are_the_open_time(hours: Calendar, moments: list[datetime]) -> None:
    start, end = moments
    spells = list(hours.open_spells(start, end))
    assert all(low < high for low, high in spells)
    assert all(before[1] < after[0] for before, after in pairwise(spells))
    assert all(start <= low and high <= end for low, high in spells)
    assert all(hours.is_open(low) and not hours.is_open(high) for low, high in spells[:-1])
    total = sum((high - low).total_seconds() for low, high in spells)
    assert total == pytest.approx(hours.open_seconds(start, end), abs=1e-6)


def test_spells_run_on_over_new_year() -> None:
    start, end = datetime(2023, 12, 30, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)
    assert list(Calendar.always("Asia/Tokyo").open_spells(start, end)) == [(start, end)]


def test_open_includes_the_opening_and_not_the_closing() -> None:
    hours = Calendar("UTC", ((Shift(540, 1020),),) * 7)
    assert hours.is_open(datetime(2024, 1, 2, 9, tzinfo=UTC))
    assert not hours.is_open(datetime(2024, 1, 2, 17, tzinfo=UTC))
    assert not hours.is_open(datetime(2024, 1, 2, 8, 59, 59, tzinfo=UTC))


def test_time_goes_on_over_years_of_holidays() -> None:
    closed = frozenset(date(2024, 1, 1) + timedelta(days=day) for day in range(800))
    hours = Calendar("UTC", ((Shift(540, 1020),),) * 7, closed)
    assert hours.add(datetime(2024, 1, 1, tzinfo=UTC), 60) == datetime(
        2026, 3, 11, 9, 1, tzinfo=UTC
    )


def test_equal_calendars_are_equal_and_travel() -> None:
    hours = Calendar.always("Europe/Berlin")
    hours.open_seconds(datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC))
    assert hours == Calendar.always("Europe/Berlin")
    assert hash(hours) == hash(Calendar.always("Europe/Berlin"))
    assert pickle.loads(pickle.dumps(hours)) == hours


NEVER = Calendar("UTC", ((),) * 7)
NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)


def test_a_calendar_that_never_opens_has_no_open_time_and_no_deadline() -> None:
    assert NEVER.open_seconds(NEW_YEAR, NEW_YEAR + timedelta(days=400)) == 0
    assert not NEVER.is_open(NEW_YEAR)
    with pytest.raises(CalendarError, match="never open"):
        NEVER.add(NEW_YEAR, 60)


def test_nonsense_is_refused_with_a_sentence() -> None:
    with pytest.raises(CalendarError, match="cannot be negative"):
        Calendar.always().add(NEW_YEAR, -1)
    with pytest.raises(CalendarError, match="100 years"):
        Calendar.always().add(NEW_YEAR, 1e11)
    with pytest.raises(CalendarError, match="need their time zone"):
        Calendar.always().open_seconds(NEW_YEAR.replace(tzinfo=None), NEW_YEAR)
    with pytest.raises(CalendarError, match="such as Europe/Berlin"):
        Calendar.always("Europe/Atlantis")
    with pytest.raises(CalendarError, match="such as Europe/Berlin"):
        Calendar.always("../../etc/passwd")
    with pytest.raises(CalendarError, match="seven weekdays"):
        Calendar("UTC", ())
    with pytest.raises(CalendarError, match="Enter a night shift as two"):
        Calendar("UTC", ((Shift(1320, 360),), *((),) * 6))
    with pytest.raises(CalendarError, match="overlap"):
        Calendar("UTC", ((Shift(540, 720), Shift(700, 800)), *((),) * 6))
