"""Invitations in zones that programs name or describe in their own way."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from rapport.channels.conftest import ticket_of
from rapport.channels.email.conftest import TakeIn
from rapport.channels.email.tests.writing import mail
from rapport.mail.calendar.tests.test_calendar import OURS, event
from rapport.people.models import User

pytestmark = pytest.mark.django_db

SHARED = Path(__file__).parents[6] / "shared/fixtures/reported/calendar-zones"
FIELDS = ("UID:1", "ORGANIZER;CN=Ida Moen:mailto:ida@mill.example", "SUMMARY:Visit of the mill")


def invitation(*lines: str, head: str = "") -> bytes:
    """Return a mail that invites to an appointment."""
    said = event(*FIELDS, *lines, head=f"METHOD:REQUEST\n{head}")
    files = [("invite.ics", "text/calendar", said.encode())]
    return mail("Please come.", sender="Ida Moen <ida@mill.example>", files=files)


@pytest.fixture
def in_tokyo(ben: User, as_ben: Client) -> Client:
    """Return Ben's browser; he works in Tokyo, nine hours before UTC."""
    ben.timezone = "Asia/Tokyo"
    ben.save()
    return as_ben


@pytest.mark.parametrize(
    ("lines", "head", "words"),
    [
        (("DTSTART;TZID=Our zone:20260701T100000",), OURS, "Wed 1 July 2026, 16:00 JST"),
        (("DTSTART;TZID=Our zone:20260115T100000",), OURS, "Thu 15 January 2026, 17:00 JST"),
        (
            ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260701T100000",),
            "",
            "Wed 1 July 2026, 17:00 JST",
        ),
        (
            ("DTSTART;TZID=/citadel.org/20210210_1/America/New_York:20260701T100000",),
            "",
            "Wed 1 July 2026, 23:00 JST",
        ),
        (("DTSTART:20260701T100000",), "X-WR-TIMEZONE:Asia/Kolkata\n", "1 July 2026, 13:30 JST"),
        (("DTSTART:20260701T100000Z",), "X-WR-TIMEZONE:Asia/Kolkata\n", "1 July 2026, 19:00 JST"),
        (
            ("DTSTART;TZID=Romance Standard Time:20260701T100000", "DURATION:PT90M"),
            "",
            "Wed 1 July 2026, 17:00 – 18:30 JST",
        ),
        (
            ("DTSTART;VALUE=DATE:20260701", "DTEND;VALUE=DATE:20260703"),
            "X-WR-TIMEZONE:America/New_York\n",
            "Wed 1 July 2026 – Thu 2 July 2026",
        ),
        (("DTSTART:20260701T100000",), "", "1 July 2026, 10:00 (no time zone stated)"),
        (("DTSTART;TZID=Nowhere:20260701T100000",), OURS, "1 July 2026, 10:00 (Nowhere)"),
        (
            ("DTSTART;TZID=America/New_York:20260706T220000", "RRULE:FREQ=WEEKLY;BYDAY=MO"),
            "",
            "every week on Monday (America/New_York)",
        ),
    ],
)
def test_the_page_shows_the_readers_own_time(
    take_in: TakeIn, in_tokyo: Client, lines: tuple[str, ...], head: str, words: str
) -> None:
    (arrived,) = take_in(invitation(*lines, head=head))

    page = in_tokyo.get(ticket_of(arrived).get_absolute_url()).content.decode()

    assert words in page
    assert "Visit of the mill" in page


@pytest.mark.skipif(not SHARED.exists(), reason="the reported mails are not here")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("all-day", "Thu 10 September 2026"),
        ("customized-zone-summer", "Thu 10 September 2026, 20:30 – 21:30 JST"),
        ("mozilla-tzid-prefix", "Thu 10 September 2026, 20:30 – 21:30 JST"),
        ("x-wr-timezone", "Thu 10 September 2026, 17:00 – 18:00 JST"),
    ],
)
def test_the_reported_mails(take_in: TakeIn, in_tokyo: Client, name: str, words: str) -> None:
    (arrived,) = take_in((SHARED / f"{name}.eml").read_bytes())

    assert words in in_tokyo.get(ticket_of(arrived).get_absolute_url()).content.decode()
