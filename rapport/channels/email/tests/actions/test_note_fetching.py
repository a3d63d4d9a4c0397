"""A mailbox that is catching up."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.email.actions import condition
from rapport.channels.email.models import Mailbox
from rapport.timeline.history import history

MINUTE = timedelta(minutes=1)


def test_it_does_not_look_silent_and_leaves_no_event(mailbox: Mailbox) -> None:
    condition.note_fetching(mailbox, at=MONDAY)
    condition.note_fetching(mailbox, at=MONDAY + timedelta(seconds=10))
    mailbox.refresh_from_db()
    assert mailbox.fetched_at == MONDAY

    condition.note_fetching(mailbox, at=MONDAY + MINUTE)
    mailbox.refresh_from_db()
    assert mailbox.fetched_at == MONDAY + MINUTE
    assert history(mailbox) == []


def test_what_failed_is_not_mended_by_it(mailbox: Mailbox) -> None:
    condition.note_fetch_failed(mailbox, "No answer.", at=MONDAY)
    condition.note_fetching(mailbox, at=MONDAY + MINUTE)

    mailbox.refresh_from_db()
    assert (mailbox.failing_since, mailbox.failure) == (MONDAY, "No answer.")
