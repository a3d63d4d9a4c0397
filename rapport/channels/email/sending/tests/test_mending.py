"""Waiting mail, sent soon after its server is back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.email.actions import condition
from rapport.channels.email.conftest import connect
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending.mending import try_again
from rapport.channels.email.tests.servers import PostOffice
from rapport.tickets.models import Outgoing, Queue, Standstill, Ticket

pytestmark = pytest.mark.servers

HOUR = timedelta(hours=1)


@pytest.fixture
def failing(small_office: PostOffice, support_queue: Queue) -> Mailbox:
    box = connect(small_office, support_queue)
    condition.note_send_failed(box, "No.", at=MONDAY)
    return box


def test_where_nothing_waits_signing_in_says_that_it_works(failing: Mailbox) -> None:
    try_again(MONDAY + HOUR)
    failing.refresh_from_db()
    assert failing.send_failing_since is None


def test_what_waits_is_tried_now_and_says_whether_it_works(
    failing: Mailbox, ticket: Ticket
) -> None:
    waiting = Standstill.objects.create(
        way=failing.key, reason="No.", since=MONDAY, until=MONDAY + 3 * HOUR, failures=9
    )
    Outgoing.objects.create(
        channel="email",
        purpose="reply",
        ticket=ticket,
        queued_at=MONDAY,
        due_at=MONDAY,
        standstill=waiting,
    )
    try_again(MONDAY + HOUR)
    waiting.refresh_from_db()
    assert waiting.until == MONDAY + HOUR
    failing.refresh_from_db()
    assert failing.send_failing_since == MONDAY


def test_a_server_that_is_still_away_changes_nothing(
    failing: Mailbox, small_office: PostOffice
) -> None:
    small_office.stop_smtp()
    try_again(MONDAY + HOUR)
    failing.refresh_from_db()
    assert failing.send_failure == "No."
