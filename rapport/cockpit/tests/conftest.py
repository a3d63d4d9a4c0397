"""A desk that mail can arrive at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.core import clock
from rapport.tickets.models import Queue

NOW = MONDAY + timedelta(hours=1)
# Sets the clock to a time, at which it stands.
Now = Callable[[datetime], None]


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    """Return the function that sets the clock."""
    return lambda at: monkeypatch.setattr(clock, "now", lambda: at)


@pytest.fixture
def mailbox(support_queue: Queue) -> Mailbox:
    """Return a mailbox that was checked just now."""
    return Mailbox.objects.create(
        name="Support mail",
        address="support@desk.example",
        queue=support_queue,
        connected_at=MONDAY,
        fetch_host="mail.example",
        smtp_host="mail.example",
        fetched_at=NOW,
    )
