"""Working time from tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from rapport.demo.company.desk import desk_calendar, easter, holidays
from rapport.demo.company.workclock import FOREVER, WorkClock

CALENDAR = desk_calendar(2026, 2026)
SPAN = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC))
CLOCK = WorkClock(
    (int(start.timestamp()), int(end.timestamp())) for start, end in CALENDAR.open_spells(*SPAN)
)
INSTANTS = st.integers(int(SPAN[0].timestamp()), int(SPAN[1].timestamp()))


@given(INSTANTS, INSTANTS)
def test_it_counts_like_the_business_calendar(one: int, other: int) -> None:
    start, end = sorted((one, other))
    expected = CALENDAR.open_seconds(
        datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)
    )
    assert CLOCK.between(start, end) == expected


@given(INSTANTS, st.integers(0, 400_000))
def test_what_was_added_has_passed(at: int, seconds: int) -> None:
    later = CLOCK.after(at, seconds)
    if later != FOREVER:
        assert later >= at
        assert CLOCK.works(later)
        assert CLOCK.between(at, later) == seconds


def test_after_the_last_spell_comes_nothing() -> None:
    assert CLOCK.after(int(SPAN[1].timestamp()), 1) == FOREVER


def test_easter_and_what_hangs_on_it() -> None:
    assert [easter(year) for year in (2024, 2025, 2026)] == [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
    ]
    assert {date(2026, 4, 3), date(2026, 5, 14), date(2026, 5, 25)} <= holidays(2026, 2026)
