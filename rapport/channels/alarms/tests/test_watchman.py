"""The watchman: one alarm per incident, told at begin and end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from conftest import MONDAY
from rapport.channels.accounts import ACCOUNTS, Account, Outage
from rapport.channels.alarms.models import Alarm
from rapport.channels.alarms.watchman import Watchman, look
from rapport.channels.email.actions import condition
from rapport.channels.email.models import Mailbox
from rapport.channels.notices.models import Notice
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.tickets.models import Queue
from rapport.timeline.models import Event

MINUTE = timedelta(minutes=1)


@pytest.fixture
def watched(mailbox: Mailbox) -> Mailbox:
    """Return a mailbox that worked until Monday at nine."""
    condition.note_fetched(mailbox, at=MONDAY)
    return mailbox


def fail(box: Mailbox, at: datetime, words: str = "It refuses connections.") -> None:
    condition.note_fetch_failed(box, words, at=at)


def each_minute(start: int, end: int, *, well: Mailbox | None = None) -> None:
    """Run the watchman each minute, between two counts of minutes after nine."""
    for minute in range(start, end):
        at = MONDAY + minute * MINUTE
        if well is not None:
            condition.note_fetched(well, at=at)
        look(at)


def subjects() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("subject", flat=True))


def test_one_mail_when_it_begins_and_one_when_it_is_over(watched: Mailbox, ada: User) -> None:
    fail(watched, MONDAY)
    each_minute(0, 5)
    assert subjects() == []
    each_minute(5, 90)
    assert subjects() == ["Mail for Support cannot be fetched"]

    each_minute(90, 240, well=watched)
    assert subjects() == [
        "Mail for Support cannot be fetched",
        "Over: Mail for Support cannot be fetched",
    ]
    assert "It lasted 1 h 30 min." in Notice.objects.get(subject__startswith="Over").text
    alarm = Alarm.objects.get()
    assert alarm.told_at == MONDAY + 5 * MINUTE
    assert alarm.ended_at == MONDAY + 105 * MINUTE


def test_people_are_told_within_fifteen_minutes_whenever_the_watchman_looks(
    watched: Mailbox, ada: User
) -> None:
    fail(watched, MONDAY)
    for second in range(0, 900, 73):
        look(MONDAY + timedelta(seconds=second))
    assert Alarm.objects.get().told_at <= MONDAY + 10 * MINUTE  # type: ignore[operator]


def test_a_server_that_restarts_is_no_incident(watched: Mailbox, ada: User) -> None:
    fail(watched, MONDAY)
    each_minute(0, 4)
    each_minute(4, 60, well=watched)

    assert not Alarm.objects.exists()
    assert subjects() == []


def test_a_server_that_comes_and_goes_all_day_is_no_storm(watched: Mailbox, ada: User) -> None:
    """Seven minutes down, eighteen up, for a day: few mails, not a hundred."""
    for start in range(0, 24 * 60, 25):
        fail(watched, MONDAY + start * MINUTE)
        each_minute(start, start + 7)
        each_minute(start + 7, start + 25, well=watched)

    assert 2 <= len(subjects()) <= 8
    assert len(subjects()) == Event.objects.filter(kind="alarm.told").count()


def test_mailboxes_that_fail_together_are_one_mail(
    watched: Mailbox, billing_mailbox: Mailbox, ada: User
) -> None:
    Mailbox.objects.filter(pk=billing_mailbox.pk).update(fetch_host="127.0.0.1")
    fail(watched, MONDAY)
    fail(billing_mailbox, MONDAY)
    each_minute(0, 30)

    assert subjects() == ["2 problems with mail"]
    text = Notice.objects.get().text
    assert "Support" in text
    assert "Billing" in text
    assert Notice.objects.get().avoids == sorted([watched.key, billing_mailbox.key])


def test_whoever_may_mend_it_hears_of_it_in_their_own_language(
    watched: Mailbox, ada: User, ben: User
) -> None:
    administrator = User.objects.create_user(
        "amir@people.example", None, name="Amir", role=Role.ADMINISTRATOR, language="de"
    )
    User.objects.create_user("gone@x.example", None, name="G", role=Role.MANAGER, is_active=False)
    fail(watched, MONDAY)
    each_minute(0, 10)

    assert {notice.user for notice in Notice.objects.all()} == {ada, administrator}


def test_nobody_is_told_at_an_address_that_is_a_mailbox_of_ours(watched: Mailbox, db: None) -> None:
    User.objects.create_user(watched.address, None, name="Desk", role=Role.MANAGER)
    fail(watched, MONDAY)
    each_minute(0, 10)

    assert subjects() == []
    assert Event.objects.filter(kind="alarm.unheard").count() == 1


def test_a_server_that_was_stopped_waits_before_it_complains(watched: Mailbox, ada: User) -> None:
    """The mailbox failed as the server stopped: it is checked again before anybody is told."""
    fail(watched, MONDAY)
    watchman = Watchman()
    later = MONDAY + timedelta(hours=5)
    watchman.look(later)
    watchman.look(later + 4 * MINUTE)
    assert not Alarm.objects.exists()

    watchman.look(later + 5 * MINUTE)
    assert Alarm.objects.get().since == MONDAY


def test_the_reason_of_an_alarm_is_the_latest(watched: Mailbox, ada: User) -> None:
    fail(watched, MONDAY)
    each_minute(0, 10)
    fail(watched, MONDAY + 10 * MINUTE, "The password is wrong.")
    each_minute(10, 12)

    assert Alarm.objects.get().reason == "The password is wrong."


def test_an_account_of_any_channel_is_watched(support_queue: Queue, ada: User) -> None:
    pigeons = Account(
        key="pigeon:1",
        channel="pigeon",
        number="1",
        name="Loft",
        url="/loft/",
        queue=support_queue,
        is_enabled=True,
        can_send=True,
        heard_at=MONDAY,
        receiving=Outage(MONDAY, "The hatch is shut."),
    )
    with ACCOUNTS.holding(lambda: [pigeons]):
        each_minute(0, 10)

    notice = Notice.objects.get()
    assert notice.avoids == ["pigeon:1"]
    assert "The hatch is shut." in notice.text
    assert "/loft/" in notice.text
