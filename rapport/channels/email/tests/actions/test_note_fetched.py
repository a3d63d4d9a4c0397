"""A mailbox that was fetched."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.email.actions import condition
from rapport.channels.email.models import Mailbox
from rapport.timeline.history import history

MINUTE = timedelta(minutes=1)


def test_when_is_noted_at_most_every_half_minute_without_an_event(mailbox: Mailbox) -> None:
    condition.note_fetched(mailbox, at=MONDAY)
    condition.note_fetched(mailbox, at=MONDAY + timedelta(seconds=10))
    mailbox.refresh_from_db()
    assert mailbox.fetched_at == MONDAY

    condition.note_fetched(mailbox, at=MONDAY + MINUTE)
    mailbox.refresh_from_db()
    assert mailbox.fetched_at == MONDAY + MINUTE
    assert history(mailbox) == []


def test_one_that_failed_is_fetched_again_and_leaves_one_event(mailbox: Mailbox) -> None:
    condition.note_fetch_failed(mailbox, "No answer.", at=MONDAY)
    for _again in range(2):
        condition.note_fetched(mailbox, at=MONDAY + MINUTE)

    mailbox.refresh_from_db()
    assert (mailbox.failing_since, mailbox.failure) == (None, "")
    told = [line.sentence for line in history(mailbox)]
    assert told[1:] == ["Mail for Support is fetched again"]
