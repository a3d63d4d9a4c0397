"""A notice that is given up."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.notices.actions import notify, park
from rapport.people.models import User
from rapport.timeline.history import history

LATER = MONDAY + timedelta(days=1)


def test_it_is_given_up_with_the_reason_and_leaves_one_event(ben: User) -> None:
    notice = notify(ben, subject="Mail stands", text="Look.", at=MONDAY)

    park(notice, reason="No way leads there.", at=LATER)

    notice.refresh_from_db()
    assert (notice.state, notice.reason, notice.attempts) == ("parked", "No way leads there.", 1)
    (told,) = history(notice)
    assert told.sentence == (
        "ben.okafor@desk.example could not be told by email: Mail stands. No way leads there."
    )
