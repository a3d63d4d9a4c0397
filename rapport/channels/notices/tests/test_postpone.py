"""A notice that is tried again later."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.notices.actions import notify, postpone
from rapport.people.models import User
from rapport.timeline.history import history

LATER = MONDAY + timedelta(days=1)


def test_it_waits_with_its_reason_and_has_not_happened_yet(ben: User) -> None:
    notice = notify(ben, subject="Mail stands", text="Look.", at=MONDAY)

    for _again in range(2):
        postpone(notice, reason="Not now.", until=LATER)

    notice.refresh_from_db()
    assert (notice.state, notice.due_at, notice.reason) == ("queued", LATER, "Not now.")
    assert notice.attempts == 2
    assert list(history(notice)) == []
