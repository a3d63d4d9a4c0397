"""The figures on a mailbox's page, from the rows themselves."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.alarms.watchman import look
from rapport.channels.conftest import Arrive
from rapport.channels.email.actions import condition
from rapport.channels.email.mailboxes.panel import Panel
from rapport.channels.email.mailboxes.strip import BARS, HOURS
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.core import clock
from rapport.people.models import User

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NOW = MONDAY + 10 * HOUR + 20 * MINUTE


@pytest.fixture
def day(arrive: Arrive, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    """Return a mailbox with four mails, one parked, and a failure from one to two."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    for minute in (1, 2):
        arrive(mail(f"Question {minute}."), at=MONDAY + minute * MINUTE)
    arrive(mail("Nobody's.", sender=""), at=MONDAY + 3 * MINUTE)
    arrive(mail("At noon."), at=MONDAY + 3 * HOUR)
    condition.note_fetched(mailbox, at=MONDAY)
    condition.note_fetch_failed(mailbox, "It refuses connections.", at=MONDAY + 4 * HOUR)
    condition.note_fetched(mailbox, at=MONDAY + 5 * HOUR)
    return mailbox


def test_each_bar_is_an_hour_and_leads_to_its_rows(day: Mailbox, as_ada: Client) -> None:
    strip = Panel.of(day, NOW).strip

    assert len(strip.hours) == HOURS
    assert [(h.start, h.count, h.parked) for h in strip.hours if h.count] == [
        (MONDAY, 3, 1),
        (MONDAY + 3 * HOUR, 1, 0),
    ]
    assert (strip.total, strip.most) == (4, 3)
    nine = next(hour for hour in strip.hours if hour.start == MONDAY)
    assert nine.height == BARS
    listed = as_ada.get(nine.url).content.decode()
    assert listed.count("data-row>") == nine.count
    assert urlsplit(nine.url).path == "/settings/arrivals/"


def test_what_failed_is_a_stretch_of_the_timeline(day: Mailbox) -> None:
    (failure,) = Panel.of(day, NOW).strip.failures
    assert (failure.start, failure.end) == (MONDAY + 4 * HOUR, MONDAY + 5 * HOUR)
    assert failure.width == pytest.approx(100 / HOURS, abs=0.01)
    assert failure.reason == "It refuses connections."


def test_what_failed_before_the_day_and_goes_on_fills_it(mailbox: Mailbox, db: None) -> None:
    condition.note_fetched(mailbox, at=MONDAY)
    condition.note_fetch_failed(mailbox, "No.", at=MONDAY)
    mailbox.refresh_from_db()
    (failure,) = Panel.of(mailbox, MONDAY + 50 * HOUR).strip.failures

    assert failure.end is None
    assert failure.left == 0
    assert failure.width > 95


def test_the_page_says_lag_parked_mails_and_alarms(day: Mailbox, as_ada: Client, ada: User) -> None:
    page = as_ada.get(f"/settings/mailboxes/{day.pk}/").content.decode()
    assert "4 mails arrived" in page
    assert "It failed once." in page
    assert "It names no sender" in page
    assert "mail arrives here 0 s after it reached the server" in page
    assert "No alarms so far." in page
    assert "nobody can be told by email" in page

    condition.note_fetch_failed(day, "The password is wrong.", at=NOW)
    look(NOW + 6 * MINUTE)
    page = as_ada.get(f"/settings/mailboxes/{day.pk}/").content.decode()
    assert "Mail for Support cannot be fetched" in page


def test_all_parked_mails_of_the_mailbox_are_tried_again(day: Mailbox, as_ada: Client) -> None:
    sentence = f"state=parked&channel=email&account={day.account}"
    page = as_ada.post(f"/settings/arrivals/retries/?{sentence}", follow=True).content.decode()
    assert "1 still cannot be processed." in page


def test_another_place_and_time_narrow_the_arrivals(day: Mailbox, as_ada: Client) -> None:
    for words, count in (
        ("state=any", 4),
        ("state=opened", 3),
        ("state=any&from=2026-03-02T12:00:00%2B00:00", 1),
        ("state=any&from=nonsense", 4),
        ("state=any&from=2026-02-31T00:00:00Z", 4),
        ("state=any&channel=email&account=9999", 0),
    ):
        page = as_ada.get(f"/settings/arrivals/?{words}").content.decode()
        assert page.count("data-row>") == count, words
