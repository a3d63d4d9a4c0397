"""Times, zones and words of appointments, in calendars whole and broken."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Timezone

from rapport.mail.calendar import calendar
from rapport.mail.values import Calendar
from tests.growth import assert_linear

OUTLOOK = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
END:DAYLIGHT
END:VTIMEZONE
"""
OURS = OUTLOOK.format(name="Our zone", summer="+0300", winter="+0200")


def event(*lines: str, head: str = "", tail: str = "") -> str:
    """Return a calendar with one event of these lines."""
    said = "\n".join(lines)
    return f"BEGIN:VCALENDAR\n{head}BEGIN:VEVENT\n{said}\nEND:VEVENT\n{tail}END:VCALENDAR\n"


def parsed(text: str) -> Calendar:
    """Return the event of a calendar, which has one."""
    found = calendar.parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("Europe/Berlin", "2026-07-01T08:00:00Z"),
        ("europe/berlin", "2026-07-01T08:00:00Z"),
        ('"Europe/Berlin"', "2026-07-01T08:00:00Z"),
        ("/Europe/Berlin", "2026-07-01T08:00:00Z"),
        ("/mozilla.org/20050126_1/Europe/Berlin", "2026-07-01T08:00:00Z"),
        ("/mozilla.org/20070129_1/America/Indiana/Knox", "2026-07-01T15:00:00Z"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Oslo", "2026-07-01T08:00:00Z"),
        ("/citadel.org/20210210_1/Asia/Tokyo", "2026-07-01T01:00:00Z"),
        ("W. Europe Standard Time", "2026-07-01T08:00:00Z"),
        ("w. europe standard time", "2026-07-01T08:00:00Z"),
        ("AUS Central Standard Time", "2026-07-01T00:30:00Z"),
        ("UTC", "2026-07-01T10:00:00Z"),
        ("GMT+0200", "2026-07-01T08:00:00Z"),
        ("-03:30", "2026-07-01T13:30:00Z"),
        ("Nowhere at all", "2026-07-01T10:00:00"),
        ("(UTC+01:00) Amsterdam, Berlin", "2026-07-01T08:00:00Z"),
        ("../../etc/passwd", "2026-07-01T10:00:00"),
        ("x" * 4000, "2026-07-01T10:00:00"),
    ],
)
def test_a_zone_by_its_name(name: str, start: str) -> None:
    found = parsed(event(f"DTSTART;TZID={name}:20260701T100000"))

    assert found.start == start
    assert not start.endswith("0:00") or name[:80] == found.timezone


@pytest.mark.parametrize("name", ["Our zone", '"Our zone"', "our  zone"])
@pytest.mark.parametrize("where", ["head", "tail"])
def test_a_zone_that_the_calendar_describes(name: str, where: str) -> None:
    summer = event(
        f"DTSTART;TZID={name}:20260701T100000",
        f"DTEND;TZID={name}:20260701T113000",
        **{where: OURS.replace("Our zone", "our zone") if name == "our  zone" else OURS},
    )
    winter = summer.replace("202607", "202601")

    assert (parsed(summer).start, parsed(summer).end) == (
        "2026-07-01T07:00:00Z",
        "2026-07-01T08:30:00Z",
    )
    assert parsed(winter).start == "2026-01-01T08:00:00Z"


def test_a_description_counts_for_its_own_calendar_only() -> None:
    """Every Outlook calls what it cannot name the same."""
    said = event("DTSTART;TZID=Our zone:20260701T100000", head=OURS)
    other = OUTLOOK.format(name="Our zone", summer="-0400", winter="-0500")

    assert parsed(said).start == "2026-07-01T07:00:00Z"
    assert parsed(said.replace(OURS, other)).start == "2026-07-01T14:00:00Z"
    assert parsed(said.replace(OURS, "")).start == "2026-07-01T10:00:00"


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Cairo"],
)
def test_described_zones_are_those_of_the_world(zone: str) -> None:
    told = Timezone.from_tzid(zone).to_ical().decode().replace(f"TZID:{zone}", "TZID:Theirs")
    for number in range(0, 365, 13):
        wall = datetime(2024, 1, 1, 12, 0, tzinfo=ZoneInfo(zone)) + timedelta(days=number)
        said = event(f"DTSTART;TZID=Theirs:{wall:%Y%m%dT%H%M%S}", head=told)
        found = datetime.fromisoformat(parsed(said).start or "")
        assert found == wall, number


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("DTSTART:20260701T100000", "2026-07-01T04:30:00Z"),
        ("DTSTART:20260701T100000Z", "2026-07-01T10:00:00Z"),
        ("DTSTART;TZID=Asia/Tokyo:20260701T100000", "2026-07-01T01:00:00Z"),
        ("DTSTART;TZID=Nowhere:20260701T100000", "2026-07-01T10:00:00"),
        ("DTSTART;VALUE=DATE:20260701", "2026-07-01"),
    ],
)
def test_the_zone_of_the_whole_calendar(line: str, start: str) -> None:
    """It counts where the event names none."""
    assert parsed(event(line, head="X-WR-TIMEZONE:Asia/Kolkata\n")).start == start


def test_a_time_without_any_zone_stays_as_it_is() -> None:
    assert parsed(event("DTSTART:20260701T100000")).start == "2026-07-01T10:00:00"


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (("DURATION:PT1H30M",), "2026-03-28T20:30:00Z"),
        (("DURATION:P1D",), "2026-03-29T18:00:00Z"),
        (("DURATION:P1W",), "2026-04-04T18:00:00Z"),
        (("DURATION:-PT5M",), None),
        (("DURATION:P99999999D",), None),
        (("DURATION:soon",), None),
        (("DTEND;TZID=Asia/Tokyo:20260329T100000",), "2026-03-29T01:00:00Z"),
        (("DTEND:never", "DURATION:PT1H"), "2026-03-28T20:00:00Z"),
    ],
)
def test_the_end(lines: tuple[str, ...], end: str | None) -> None:
    """A day is a day, also where the clocks change in it."""
    assert parsed(event("DTSTART;TZID=Europe/Berlin:20260328T200000", *lines)).end == end


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("DTSTART:20260701T1000Z", "2026-07-01T10:00:00Z"),
        ("DTSTART:20260701T100060Z", "2026-07-01T10:00:59Z"),
        ("DTSTART ; VALUE = DATE : 20260701", "2026-07-01"),
        ('DTSTART;X="open:20260701T100000Z', "2026-07-01T10:00:00Z"),
        ("DTSTART:20261301T100000Z", None),
        ("DTSTART:tomorrow", None),
        ("DTSTART", None),
    ],
)
def test_odd_times(line: str, start: str | None) -> None:
    found = parsed(event(line, "SUMMARY:Still here"))

    assert (found.start, found.summary) == (start, "Still here")


def test_words_are_written_without_their_escapes() -> None:
    found = parsed(
        event(
            "SUMMARY;LANGUAGE=en:Walk\\, then talk\\; bring",
            "  a coat",
            'ORGANIZER;CN="Sen, Rafi":MAILTO:rafi@sen.example',
            "ATTENDEE;CN=Desk;PARTSTAT=ACCEPTED:mailto:support@desk.example",
            "SEQUENCE:3",
            "RRULE:FREQ=WEEKLY;BYDAY=MO",
        )
    )

    assert found.summary == "Walk, then talk; bring a coat"
    assert (found.organizer, found.organizer_name) == ("rafi@sen.example", "Sen, Rafi")
    assert (found.answer, found.sequence) == ("accepted", 3)
    assert found.recurrence == "every week on Monday"


PART = (
    "BEGIN:DAYLIGHT\nDTSTART:00010101T020000\nRRULE:FREQ=YEARLY;{rule}\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n"
)


@pytest.mark.parametrize(
    "zone",
    [
        OURS.replace("YEARLY", "SECONDLY"),
        OURS.replace("BYMONTH=10", "BYMONTH=2;BYMONTHDAY=31"),
        OURS.replace("BYDAY=-1SU", "BYDAY=5MO;BYMONTHDAY=1"),
        OURS.replace("BEGIN:STANDARD", PART.format(rule="BYDAY=MO") * 3000 + "BEGIN:STANDARD"),
        OURS.replace("BEGIN:STANDARD", "BEGIN:STANDARD\nRDATE:" + "20260101T020000," * 30_000),
        "BEGIN:VTIMEZONE\nTZID:Our zone\n" * 10_000,
        OURS * 500,
    ],
    ids=range(7),
)
def test_a_hostile_description_is_not_read_to_its_end(zone: str) -> None:
    found = parsed(event("DTSTART;TZID=Our zone:20260701T100000", "SUMMARY:Walk", head=zone))

    assert found.summary in ("Walk", "")


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        (PART.format(rule="BYDAY=MO"), 3_000),
        ("RDATE:" + "20260101T020000," * 10 + "\n", 800),
        ("BEGIN:VTIMEZONE\nTZID:Our zone\n", 3_000),
    ],
    ids=range(3),
)
def test_a_description_takes_linear_time(unit: str, count: int) -> None:
    def described(times: int) -> str:
        zone = OURS.replace("BEGIN:STANDARD", f"{unit * times}BEGIN:STANDARD")
        return event("DTSTART;TZID=Our zone:20260701T100000", "SUMMARY:Walk", head=zone)

    assert_linear(parsed, described, count)


def test_no_broken_calendar_raises() -> None:
    chance = random.Random(8)
    whole = event(
        "UID:1",
        "DTSTART;TZID=Our zone:20260701T100000",
        "DURATION:PT1H",
        "SUMMARY:Walk",
        "RRULE:FREQ=DAILY",
        head=f"METHOD:REQUEST\nX-WR-TIMEZONE:Asia/Kolkata\n{OURS}",
    )
    for _round in range(1500):
        text = list(whole)
        for _change in range(chance.randint(1, 12)):
            place = chance.randrange(len(text))
            text[place] = chance.choice(
                ["", "\n", ";", ":", '"', "9", "-", "\\", "\0", "=", "ü", ","]
            )
        calendar.parse("".join(text))
