"""Marking a notice as sent."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.notices.actions import mark_sent, notify, postpone
from rapport.people.models import User
from rapport.timeline.history import history

LATER = MONDAY + timedelta(minutes=5)


def test_the_route_is_noted_and_it_leaves_one_event(ben: User) -> None:
    notice = notify(ben, subject="Mail stands", text="Look.", at=MONDAY)
    postpone(notice, reason="Not now.", until=LATER)

    mark_sent(notice, route="Billing", at=LATER)

    notice.refresh_from_db()
    assert (notice.state, notice.sent_at, notice.route) == ("sent", LATER, "Billing")
    assert (notice.attempts, notice.reason) == (2, "")
    (told,) = history(notice)
    assert told.sentence == (
        "ben.okafor@desk.example was told by email through Billing: Mail stands"
    )
