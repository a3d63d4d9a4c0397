"""A mailbox through which mail went out."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.email.actions import condition
from rapport.channels.email.models import Mailbox
from rapport.tickets.models import Standstill
from rapport.timeline.history import history

MINUTE = timedelta(minutes=1)


def test_when_is_noted_at_most_every_half_minute_without_an_event(mailbox: Mailbox) -> None:
    condition.note_sent(mailbox, at=MONDAY)
    condition.note_sent(mailbox, at=MONDAY + timedelta(seconds=10))

    mailbox.refresh_from_db()
    assert mailbox.sent_at == MONDAY
    assert history(mailbox) == []


def test_one_that_failed_sends_again_and_what_waited_is_due(mailbox: Mailbox) -> None:
    condition.note_send_failed(mailbox, "It refuses connections.", at=MONDAY)
    Standstill.objects.create(way=mailbox.key, since=MONDAY, reason="It refuses connections.")
    for _again in range(2):
        condition.note_sent(mailbox, at=MONDAY + MINUTE)

    mailbox.refresh_from_db()
    assert (mailbox.send_failing_since, mailbox.send_failure) == (None, "")
    assert not Standstill.objects.exists()
    told = [line.sentence for line in history(mailbox)]
    assert told[1:] == ["Mail is sent through Support again"]
