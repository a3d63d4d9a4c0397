"""Business hours from other products' test suites (reference: metrics.md §2.7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rapport.core.calendars.calendar import WEEKDAYS, Calendar
from rapport.core.calendars.calendar_file import from_mapping

MONDAY_TO_FRIDAY = "mon tue wed thu fri"
HOUR = 3600


def calendar(zone: str, *hours: str, holidays: tuple[str, ...] = ()) -> Calendar:
    """Return a calendar of lines such as ``"mon tue 9:00-17:00"``."""
    shifts: dict[str, list[str]] = {}
    for line in hours:
        *days, shift = line.split()
        for day in days:
            weekday = next(name for name in WEEKDAYS if name.startswith(day))
            shifts.setdefault(weekday, []).append(shift)
    return from_mapping({"timezone": zone, "shifts": shifts, "holidays": list(holidays)})


def at(text: str, zone: str = "UTC") -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


BIZ = calendar(
    "UTC", "mon wed fri 9:00-17:00", "tue thu 10:00-16:00", "sat 11:00-14:30"
)  # zendesk/biz, the default of its specs
EASTERN = calendar("America/New_York", f"{MONDAY_TO_FRIDAY} 9:00-17:00", holidays=("2010-07-05",))
BERLIN = calendar("Europe/Berlin", f"{MONDAY_TO_FRIDAY} 9:00-17:00")
BERLIN_LONG = calendar("Europe/Berlin", f"{MONDAY_TO_FRIDAY} 8:00-18:00")
EASTER = calendar(
    "Europe/Berlin", f"{MONDAY_TO_FRIDAY} 9:00-17:00", holidays=("2024-03-29", "2024-04-01")
)
NEW_YORK_ALWAYS = Calendar.always("America/New_York")
NEW_YORK_NIGHTS = calendar("America/New_York", "sun 0:00-6:00")


@pytest.mark.parametrize(
    ("hours", "start", "end", "seconds"),
    [
        # zendesk/biz duration_within_spec
        (BIZ, at("2006-01-01"), at("2006-01-08"), 39.5 * HOUR),
        (BIZ, at("2006-01-08"), at("2006-01-01"), 0),
        (BIZ, at("2006-01-04 13:00"), at("2006-01-04 13:00"), 0),
        # business_time test_calculating_business_duration
        (
            calendar("UTC", "mon fri 9:00-17:00", "sat 10:00-15:00"),
            at("2010-12-24 15:00"),
            at("2010-12-27 11:00"),
            9 * HOUR,
        ),
        (
            calendar("UTC", "mon tue wed 9:00-18:00"),
            at("2012-05-28T11:04:26+03:00"),
            at("2012-05-29T17:56:45+03:00"),
            53_805,
        ),
        (
            calendar("UTC", "mon fri 0:00-24:00", "sat 11:00-15:00"),
            at("2010-12-24 15:00"),
            at("2010-12-27 11:00"),
            24 * HOUR,
        ),
        (
            calendar("UTC", "fri sat sun mon 0:00-24:00"),
            at("2010-12-24 15:00"),
            at("2010-12-27 11:00"),
            68 * HOUR,
        ),
        (
            calendar("UTC", "mon tue 8:00-20:00"),
            at("2014-05-12 20:50"),
            at("2014-05-13 08:10"),
            10 * 60,
        ),
        # zammad ticket_sla_test: first response, close and update of a ticket, and late ones
        (BERLIN_LONG, at("2013-03-21 09:30"), at("2013-03-21 10:00"), 30 * 60),
        (BERLIN_LONG, at("2013-03-21 09:30"), at("2013-03-21 14:00"), 270 * 60),
        (BERLIN_LONG, at("2013-03-21 09:30"), at("2013-03-21 11:30"), 120 * 60),
        (BERLIN_LONG, at("2013-03-21 09:30"), at("2013-03-21 13:00"), 210 * 60),
        (BERLIN_LONG, at("2013-03-21 09:30"), at("2013-03-21 11:00"), 90 * 60),
        (BERLIN_LONG, at("2013-03-21 09:30"), at("2013-03-21 12:00"), 150 * 60),
        # Clock changes, counted in real hours
        (
            NEW_YORK_ALWAYS,
            at("2024-03-09 12:00", "America/New_York"),
            at("2024-03-10 12:00", "America/New_York"),
            23 * HOUR,
        ),
        (
            NEW_YORK_ALWAYS,
            at("2024-11-02 12:00", "America/New_York"),
            at("2024-11-03 12:00", "America/New_York"),
            25 * HOUR,
        ),
        (
            Calendar.always("Europe/Berlin"),
            at("2024-03-30 12:00", "Europe/Berlin"),
            at("2024-03-31 12:00", "Europe/Berlin"),
            23 * HOUR,
        ),
        (NEW_YORK_NIGHTS, at("2024-03-10"), at("2024-03-11"), 5 * HOUR),
        (NEW_YORK_NIGHTS, at("2024-11-03"), at("2024-11-04"), 7 * HOUR),
        # Easter in Berlin
        (
            BERLIN,
            at("2024-03-29 16:00", "Europe/Berlin"),
            at("2024-04-02 10:00", "Europe/Berlin"),
            10 * HOUR,
        ),
        (
            EASTER,
            at("2024-03-29 16:00", "Europe/Berlin"),
            at("2024-04-02 10:00", "Europe/Berlin"),
            1 * HOUR,
        ),
    ],
)
def test_open_time_between(hours: Calendar, start: datetime, end: datetime, seconds: float) -> None:
    assert hours.open_seconds(start, end) == seconds


TUESDAYS = calendar("UTC", "tue 9:00-17:00")
TUESDAY_OFF = calendar("UTC", "tue 9:00-17:00", holidays=("2023-10-10",))


@pytest.mark.parametrize(
    ("hours", "start", "minutes", "due"),
    [
        # zendesk/biz for_duration_spec
        (BIZ, at("2006-01-04 13:00"), 180, at("2006-01-04 16:00")),
        (BIZ, at("2006-01-03 15:58:30"), 1.5, at("2006-01-03 16:00")),
        (BIZ, at("2006-01-03 00:00"), 0, at("2006-01-03 10:00")),
        # business_time test_business_hours_eastern
        (
            EASTERN,
            at("2010-08-04 09:35", "America/New_York"),
            480,
            at("2010-08-05 09:35", "America/New_York"),
        ),
        (
            EASTERN,
            at("2010-04-09 16:50", "America/New_York"),
            60,
            at("2010-04-12 09:50", "America/New_York"),
        ),
        (
            EASTERN,
            at("2010-07-02 16:50", "America/New_York"),
            60,
            at("2010-07-06 09:50", "America/New_York"),
        ),
        # zammad ticket_sla_test
        (BERLIN, at("2013-03-21 09:30"), 60, at("2013-03-21 10:30")),
        (BERLIN, at("2013-03-21 09:30"), 180, at("2013-03-21 12:30")),
        (BERLIN, at("2013-03-21 09:30"), 240, at("2013-03-21 13:30")),
        # libredesk calculator_test
        (TUESDAY_OFF, at("2023-10-10 10:00"), 60, at("2023-10-17 10:00")),
        (TUESDAYS, at("2023-10-10 08:00"), 60, at("2023-10-10 10:00")),
        (TUESDAYS, at("2023-10-10 18:00"), 60, at("2023-10-17 10:00")),
        (
            calendar("UTC", "tue wed 9:00-17:00"),
            at("2023-10-10 09:00"),
            900,
            at("2023-10-11 16:00"),
        ),
        (
            calendar("Asia/Kolkata", "tue 9:00-17:00"),
            at("2023-10-10 20:00"),
            60,
            at("2023-10-17 10:00", "Asia/Kolkata"),
        ),
        (
            calendar("UTC", "tue wed 9:00-17:00"),
            at("2023-10-10 17:00"),
            60,
            at("2023-10-11 10:00"),
        ),
        # RT t/sla/business_hours.t
        (
            calendar("UTC", "sun 9:00-17:00"),
            at("2007-01-01"),
            60,
            datetime.fromtimestamp(1_168_164_000, UTC),
        ),
        (
            calendar("UTC", "mon 9:00-17:00"),
            at("2007-01-01"),
            60,
            datetime.fromtimestamp(1_167_645_600, UTC),
        ),
    ],
)
def test_due_after_open_minutes(
    hours: Calendar, start: datetime, minutes: float, due: datetime
) -> None:
    assert hours.add(start, minutes * 60) == due


@pytest.mark.parametrize(
    ("zone", "weekday", "wall", "opening"),
    [
        # zendesk/biz time_spec: a skipped wall time moves forward, a repeated one is its first
        ("America/Los_Angeles", "sun 2:30-5:00", "2014-03-09", "2014-03-09T03:30-07:00"),
        ("America/Los_Angeles", "sun 1:30-5:00", "2014-11-02", "2014-11-02T01:30-07:00"),
        ("America/Sao_Paulo", "sun 0:00-5:00", "2015-10-18", "2015-10-18T01:00-02:00"),
    ],
)
def test_wall_times_at_a_change_of_the_clocks(
    zone: str, weekday: str, wall: str, opening: str
) -> None:
    day_before = at(wall, zone) - timedelta(hours=12)
    assert calendar(zone, weekday).add(day_before, 0) == at(opening)


def test_the_midnight_that_ends_a_day_may_be_skipped_too() -> None:
    saturday = calendar("America/Sao_Paulo", "sat 0:00-24:00")
    begin = at("2015-10-17", "America/Sao_Paulo")
    assert saturday.add(begin, 24 * HOUR) == at("2015-10-18T01:00-02:00")


def test_a_shift_inside_a_skipped_hour_is_empty() -> None:
    hours = calendar("America/Los_Angeles", "sun 2:30-3:15", "mon 9:00-17:00")
    sunday = at("2006-04-02", "America/Los_Angeles")
    monday = at("2006-04-03 09:00", "America/Los_Angeles")
    assert hours.add(sunday, 0) == monday
    assert hours.open_seconds(sunday, monday) == 0


def test_working_time_of_a_paused_ticket() -> None:
    """zammad period_working_minutes_spec and destination_time_spec, around the clock."""
    hours, born = Calendar.always(), at("2024-01-01")
    minute = [born + timedelta(minutes=minutes) for minutes in range(181)]
    working = [(minute[0], minute[60]), (minute[60], minute[90])]  # then pending for 30, closed

    def worked(start: datetime, end: datetime) -> float:
        clipped = [(max(low, start), min(high, end)) for low, high in working]
        return sum(hours.open_seconds(low, high) for low, high in clipped) / 60

    assert worked(minute[0], minute[120]) == 90
    assert worked(minute[30], minute[120]) == 60
    assert worked(minute[0], minute[30]) == 30
    left = 30 - worked(minute[75], minute[120])
    assert hours.add(minute[120], left * 60) == minute[120] + timedelta(minutes=15)


def test_a_ticket_that_changes_its_calendar() -> None:
    """dbt_zendesk's decision log: sum over both calendars, or only the last; in exact seconds."""
    chicago = calendar("America/Chicago", "mon tue wed thu fri sat sun 7:00-21:00")
    san_francisco = calendar("America/Los_Angeles", f"{MONDAY_TO_FRIDAY} 8:00-17:30")
    created, changed, replied = (
        at("2020-09-29T17:01:38+00:00"),
        at("2020-09-30T19:01:25+00:00"),
        at("2020-09-30T19:01:46+00:00"),
    )
    both = chicago.open_seconds(created, changed) + san_francisco.open_seconds(changed, replied)
    assert both / 60 == pytest.approx(960.1333, abs=1e-4)
    assert san_francisco.open_seconds(created, replied) / 60 == pytest.approx(690.1333, abs=1e-4)


def test_a_zone_that_skips_a_whole_day_counts_its_shifts_once() -> None:
    """Apia had no 30 December 2011: its wall times move into the 31st, which is open anyway."""
    hours = calendar("Pacific/Apia", "mon tue wed thu fri sat sun 9:00-17:00")
    start, end = at("2011-12-29", "Pacific/Apia"), at("2012-01-01", "Pacific/Apia")
    assert hours.open_seconds(start, end) == 16 * HOUR
    assert date(2011, 12, 30) not in {
        low.astimezone(hours.zone).date() for low, _ in hours.open_spells(start, end)
    }
