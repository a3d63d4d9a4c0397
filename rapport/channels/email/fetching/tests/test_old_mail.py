"""Mail from before connecting: left, taken in part, or all."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest

from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.fetching import imap
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.fetching.tests.test_fetch import fetch_all, states
from rapport.channels.email.models import Folder, Mailbox
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import clock
from rapport.tickets.models import Outgoing, Ticket

pytestmark = pytest.mark.servers

OLD = 50_000
RECENT = 120
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def old_box(small_imap: ImapServer) -> ImapServer:
    """Return a mailbox with 50,000 mails of ten years; the last 30 days' come last and mixed."""
    old = mail(subject="Old", message_id="<old@nordwind.example>")
    span = timedelta(days=3650) / OLD
    box = small_imap.boxes.setdefault(SUPPORT, {})
    for number in range(1, OLD + 1):
        arrived = NOW - timedelta(days=3650) + number * span
        if number > OLD - 2 * RECENT and number % 2:
            arrived = NOW - timedelta(days=29, hours=23) + timedelta(hours=number % 5)
            raw = mail(subject=f"Recent {number}", message_id=f"<{number}@nordwind.example>")
        else:
            arrived, raw = min(arrived, NOW - timedelta(days=30, hours=1)), old
        box[number] = (raw, arrived)
    small_imap.next_uid = OLD + 1
    return small_imap


def test_from_now_on_takes_none_of_50000_mails_by_a_few_questions(
    old_box: ImapServer, small_mailbox: Mailbox
) -> None:
    tracemalloc.start()
    try:
        assert fetch_all(small_mailbox) == 0
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000
    assert len(old_box.seen_commands) < 20
    assert not any("BODY" in command for command in old_box.seen_commands)

    old_box.deliver(SUPPORT, mail(subject="New"))
    assert fetch_all(small_mailbox) == 1
    assert [ticket.subject for ticket in Ticket.objects.all()] == ["New"]


def test_the_last_30_days_takes_exactly_those(old_box: ImapServer, small_mailbox: Mailbox) -> None:
    at = clock.now()
    Mailbox.objects.update(takes_since=at - timedelta(days=30), connected_at=at)

    assert fetch_all(small_mailbox) == RECENT
    assert fetch_all(small_mailbox) == 0
    tickets = list(Ticket.objects.all())
    assert len(tickets) == RECENT
    assert all(ticket.subject.startswith("Recent") for ticket in tickets)
    days_ago = {(NOW - ticket.opened_at).days for ticket in tickets}
    assert days_ago <= {29, 30}, "old mail was counted as arrived today"
    assert not Outgoing.objects.exists(), "old mail was confirmed"
    handed = [c for c in old_box.seen_commands if c.startswith("UID FETCH") and "BODY" not in c]
    assert len(handed) <= 2, "it asked about mails that it does not want"


def test_what_lay_there_for_an_hour_is_not_confirmed_and_what_comes_is(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    at = clock.now()
    Mailbox.objects.update(takes_since=at - timedelta(days=30), connected_at=at)
    small_imap.deliver(SUPPORT, mail(subject="Lay there"), at=at - timedelta(hours=1))
    fetch_all(small_mailbox)
    assert Inbound.objects.get().circumstance == Inbound.Circumstance.OLD
    assert not Outgoing.objects.exists()

    small_imap.deliver(SUPPORT, mail(subject="Comes"), at=clock.now() + timedelta(seconds=1))
    fetch_all(small_mailbox)
    assert Outgoing.objects.get().ticket.subject == "Comes"


def test_an_outage_of_a_week_is_caught_up_completely(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    week_ago = clock.now() - timedelta(days=8)
    Mailbox.objects.update(takes_since=week_ago, connected_at=week_ago)
    small_imap.deliver(SUPPORT, mail(subject="Before"), at=week_ago + timedelta(hours=1))
    fetch_all(small_mailbox)
    cursor = Folder.objects.get().last_uid

    arrived = [clock.now() - timedelta(days=7) + timedelta(minutes=14 * n) for n in range(700)]
    for number, at in enumerate(arrived):
        sender = f"Person {number} <p{number}@nordwind.example>"
        small_imap.deliver(SUPPORT, mail(subject=f"Mail {number}", sender=sender), at=at)
    with imap.signed_in(small_mailbox.incoming) as client:
        assert Fetcher(Mailbox.objects.get()).fetch(client) == 700

    assert Folder.objects.get().last_uid == cursor + 700
    assert set(states()) == {"opened"}
    opened = dict(Ticket.objects.values_list("subject", "opened_at"))
    assert all(
        abs(opened[f"Mail {number}"] - at) < timedelta(seconds=1)
        for number, at in enumerate(arrived)
    )


def test_what_comes_in_the_second_of_the_connection_is_confirmed(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    """The server tells whole seconds, so it seems to have come before."""
    at = clock.now().replace(microsecond=900_000)
    Mailbox.objects.update(takes_since=at, connected_at=at)
    small_imap.deliver(SUPPORT, mail(subject="Comes"), at=at.replace(microsecond=0))
    fetch_all(small_mailbox)

    assert Inbound.objects.get().circumstance == ""
    assert Outgoing.objects.exists()
