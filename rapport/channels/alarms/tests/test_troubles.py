"""The rules for troubles, and the time before people hear of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest

from conftest import MONDAY
from rapport.channels.alarms import troubles
from rapport.channels.alarms.models import Kind
from rapport.channels.alarms.silence import FEWEST, silence
from rapport.channels.email.actions import condition
from rapport.channels.email.mailboxes.accounts import account_of
from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.tickets.models import BusinessCalendar, Outgoing, Standstill, Ticket

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Seven weeks after Monday: there is a past to compare with.
NOW = MONDAY + 49 * DAY
_numbers = count(1)


def came(box: Mailbox, *moments: datetime) -> None:
    """Record mails that arrived at these moments."""
    Inbound.objects.bulk_create(
        Inbound(
            channel="email",
            account=box.account,
            source=f"INBOX:1:{next(_numbers)}",
            size=1,
            received_at=at,
            kept_at=at,
            state=Inbound.State.RECORDED,
        )
        for at in moments
    )


def each(start: datetime, end: datetime, step: timedelta) -> Iterator[datetime]:
    at = start
    while at < end:
        yield at
        at += step


def kinds(at: datetime) -> list[str]:
    return [trouble.kind for trouble in troubles.find(at)]


@pytest.fixture
def watched(mailbox: Mailbox) -> Mailbox:
    """Return a mailbox that was checked just now."""
    Mailbox.objects.filter(pk=mailbox.pk).update(fetched_at=NOW)
    mailbox.refresh_from_db()
    return mailbox


def test_a_mailbox_that_is_looked_into_is_no_trouble(watched: Mailbox) -> None:
    assert troubles.find(NOW) == []


def test_a_failure_is_told_once_it_lasts_five_minutes(watched: Mailbox) -> None:
    condition.note_fetch_failed(watched, "It refuses connections.", at=NOW)

    (trouble,) = troubles.find(NOW + MINUTE)
    assert trouble.kind == Kind.FETCHING
    assert not trouble.lasts(NOW + 4 * MINUTE)
    assert trouble.lasts(NOW + 5 * MINUTE)
    assert troubles.lasting(NOW + 4 * MINUTE) == []
    assert "It refuses connections." in troubles.lasting(NOW + 6 * MINUTE)[0].why(NOW)


def test_what_lay_before_the_watchman_woke_does_not_count(watched: Mailbox) -> None:
    (trouble,) = troubles.find(NOW + HOUR)

    assert trouble.kind == Kind.UNASKED
    assert not trouble.lasts(NOW + HOUR, awake_since=NOW + 58 * MINUTE)
    assert trouble.lasts(NOW + HOUR + 8 * MINUTE, awake_since=NOW + 58 * MINUTE)


def test_nobody_asks_a_mailbox_that_is_disconnected_or_fed_by_a_pipe(
    watched: Mailbox, billing_mailbox: Mailbox
) -> None:
    Mailbox.objects.filter(pk=watched.pk).update(is_enabled=False)

    assert troubles.find(NOW + DAY) == []


def test_sending_that_fails_explains_an_outbox_that_waits(watched: Mailbox, ticket: Ticket) -> None:
    condition.note_send_failed(watched, "No.", at=NOW)
    assert kinds(NOW + MINUTE) == [Kind.SENDING]


def test_messages_that_nobody_takes_are_a_trouble(watched: Mailbox, ticket: Ticket) -> None:
    Outgoing.objects.create(
        channel="email", purpose="reply", ticket=ticket, queued_at=NOW, due_at=NOW
    )
    assert Kind.OUTBOX not in kinds(NOW + 9 * MINUTE)
    found = [one for one in troubles.find(NOW + 11 * MINUTE) if one.kind == Kind.OUTBOX]
    assert [one.sentence for one in found] == ["1 message is waiting to be sent"]


def test_messages_that_no_mailbox_can_send_are_a_trouble(db: None, ticket: Ticket) -> None:
    Outgoing.objects.create(
        channel="email",
        purpose="reply",
        ticket=ticket,
        queued_at=NOW,
        due_at=NOW,
        standstill=Standstill.objects.create(
            way="email", reason="No connected mailbox can send this.", since=NOW
        ),
    )
    assert kinds(NOW + 5 * MINUTE) == []
    (found,) = troubles.find(NOW + 11 * MINUTE)
    assert "No connected mailbox can send this" in found.why(NOW + 11 * MINUTE)


# --- Silence --------------------------------------------------------------------------------------


def test_silence_against_the_same_hours_of_four_weeks(watched: Mailbox) -> None:
    """Twelve mails an hour from nine to five, for five weeks; then none after ten."""
    for week in range(1, 6):
        for day in range(5):
            start = NOW - week * 7 * DAY + day * DAY
            came(watched, *each(start, start + 8 * HOUR, 5 * MINUTE))
    came(watched, *each(NOW, NOW + HOUR, 5 * MINUTE))
    last = NOW + 55 * MINUTE

    assert silence(account_of(watched), last + 59 * MINUTE) is None  # too short to ask
    found = silence(account_of(watched), last + HOUR)
    assert found is not None
    assert (found.since, found.usual) == (last, 12)


def test_nights_and_weekends_are_silent_as_usual(watched: Mailbox) -> None:
    for week in range(1, 6):
        for day in range(5):
            start = NOW - week * 7 * DAY + day * DAY
            came(watched, *each(start, start + 8 * HOUR, 5 * MINUTE))
    for day in range(5):
        start = NOW + day * DAY
        came(watched, *each(start, start + 8 * HOUR, 5 * MINUTE))
    friday_evening = NOW + 4 * DAY + 8 * HOUR

    for at in each(friday_evening, NOW + 7 * DAY, HOUR):
        assert silence(account_of(watched), at) is None, at


def test_a_mailbox_with_few_mails_or_a_short_past_has_no_rhythm(watched: Mailbox) -> None:
    came(watched, *each(NOW - 35 * DAY, NOW, DAY))
    assert silence(account_of(watched), NOW + 3 * DAY) is None

    came(watched, *each(NOW - 20 * DAY, NOW, 10 * MINUTE))
    assert silence(account_of(watched), NOW + DAY) is None  # three weeks are too few


def test_a_holiday_of_the_queue_explains_silence(
    watched: Mailbox, office_hours: BusinessCalendar
) -> None:
    came(watched, *each(NOW - 35 * DAY, NOW, 10 * MINUTE))
    Mailbox.objects.filter(pk=watched.pk).update(fetched_at=NOW + 5 * HOUR)
    assert kinds(NOW + 5 * HOUR) == [Kind.SILENT]

    office_hours.holidays = [NOW.date().isoformat()]
    office_hours.save()
    assert kinds(NOW + 5 * HOUR) == []


@pytest.mark.parametrize("seed", range(4))
def test_mail_by_chance_raises_hardly_a_false_alarm(watched: Mailbox, seed: int) -> None:
    """Twelve weeks of random office mail, asked every half hour: at most one false alarm."""
    import random

    chance = random.Random(seed)
    moments = []
    at = NOW - 84 * DAY
    while at < NOW:
        at += timedelta(minutes=chance.expovariate(1 / 20))
        if at.weekday() < 5 and 8 <= at.hour < 18:
            moments.append(at)
    asked = each(NOW - 56 * DAY, NOW, 30 * MINUTE)
    false = {found for at in asked if (found := _silent_at(moments, at)) is not None}
    assert len(false) <= 1


def _silent_at(moments: list[datetime], at: datetime) -> datetime | None:
    """Return the result of the rule for a list, as ``silence`` asks it of the database."""
    from bisect import bisect_right

    from rapport.channels.alarms.silence import SHORTEST, stretches

    index = bisect_right(moments, at)
    last = moments[index - 1]
    if at - last < SHORTEST:
        return None
    counts = [
        bisect_right(moments, end) - bisect_right(moments, start)
        for start, end in stretches(last, at)
    ]
    return last if min(counts) >= FEWEST else None
