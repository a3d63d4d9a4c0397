"""A desk that mail can arrive at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.tickets.models import Queue

NOW = MONDAY + timedelta(hours=1)


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
