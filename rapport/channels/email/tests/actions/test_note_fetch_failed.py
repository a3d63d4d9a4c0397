"""A mailbox that cannot be fetched."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.email.actions import condition
from rapport.channels.email.models import Mailbox
from rapport.timeline.history import history

MINUTE = timedelta(minutes=1)


def test_since_when_and_why_is_noted_and_leaves_one_event(mailbox: Mailbox) -> None:
    condition.note_fetch_failed(mailbox, "No answer.", at=MONDAY)
    condition.note_fetch_failed(mailbox, "The password is wrong.", at=MONDAY + MINUTE)

    mailbox.refresh_from_db()
    assert (mailbox.failing_since, mailbox.failure) == (MONDAY, "The password is wrong.")
    (told,) = history(mailbox)
    assert told.sentence == "Mail for Support can no longer be fetched: No answer."
