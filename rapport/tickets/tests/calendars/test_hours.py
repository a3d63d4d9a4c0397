"""Business clocks of queues."""

from __future__ import annotations

from datetime import UTC, datetime

from rapport.tickets.calendars.hours import Hours
from rapport.tickets.models import BusinessCalendar

HOUR = 3600


def test_a_queue_without_a_calendar_is_always_open(db: None) -> None:
    start, end = datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)

    assert Hours().of("").seconds(start, end) == 48 * HOUR


def test_each_stretch_is_counted_by_the_version_in_force_then(
    office_hours: BusinessCalendar,
) -> None:
    BusinessCalendar.objects.create(
        name="Office",
        version=2,
        since=datetime(2026, 3, 3, 12, tzinfo=UTC),
        timezone="UTC",
        shifts={"tuesday": ["08:00-20:00"]},
    )
    monday, wednesday = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 4, 23, tzinfo=UTC)

    # Monday 8 h and Tuesday 8–12 UTC (9–13 in Berlin) of the first, Tuesday 12–20 of the second.
    assert Hours().of("Office").seconds(monday, wednesday) == (8 + 4 + 8) * HOUR


def test_before_the_first_version_the_first_one_counts(office_hours: BusinessCalendar) -> None:
    start, end = datetime(2019, 6, 3, 0, tzinfo=UTC), datetime(2019, 6, 4, 0, tzinfo=UTC)

    assert Hours().of("Office").seconds(start, end) == 8 * HOUR


def test_an_end_before_the_start_is_no_time(office_hours: BusinessCalendar) -> None:
    now = datetime(2026, 3, 3, 9, tzinfo=UTC)

    assert Hours().of("Office").seconds(now, now) == 0


def test_public_holidays_count_in_years_that_nobody_has_listed(
    office_hours: BusinessCalendar,
) -> None:
    BusinessCalendar.objects.update(holidays=["2026-12-25", "2026-10-03"], holidays_of="DE")
    clock = Hours().of("Office")

    # The 3rd of October 2040 is a Wednesday; only two holidays of 2026 were kept.
    assert clock.seconds(datetime(2040, 10, 3, tzinfo=UTC), datetime(2040, 10, 4, tzinfo=UTC)) == 0
    assert clock.seconds(datetime(2040, 5, 1, tzinfo=UTC), datetime(2040, 5, 2, tzinfo=UTC)) > 0
