"""Taking a notice back."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.notices.actions import mark_sent, notify, withdraw
from rapport.channels.notices.models import Notice
from rapport.people.models import User
from rapport.timeline.models import Event


def test_one_that_waits_is_taken_back(ben: User) -> None:
    notice = notify(ben, subject="So", text="Look.", at=MONDAY, wait=timedelta(seconds=30))
    assert notice.due_at == MONDAY + timedelta(seconds=30)

    assert withdraw(notice)
    assert not Notice.objects.exists()
    assert not Event.objects.exists()
    assert not withdraw(notice)


def test_one_that_left_is_not(ben: User) -> None:
    notice = notify(ben, subject="So", text="Look.", at=MONDAY)
    mark_sent(notice, route="Support", at=MONDAY)

    assert not withdraw(notice)
    assert Notice.objects.exists()
