"""Notices, queued in the transaction of their cause."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.notices.actions import notify
from rapport.people.models import User
from rapport.timeline.models import Event


def test_it_waits_to_be_sent_by_another_route(ben: User) -> None:
    notice = notify(ben, subject="Mail\nstands", text="Look.", at=MONDAY, avoids=["2", "1", "2"])

    notice.refresh_from_db()
    assert (notice.to, notice.state, notice.due_at) == (ben.email, "queued", MONDAY)
    assert notice.avoids == ["1", "2"]
    assert "\n" not in notice.subject, "a subject is one line"
    assert not Event.objects.exists(), "that of its cause says so"
