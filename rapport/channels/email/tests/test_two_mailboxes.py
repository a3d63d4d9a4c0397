"""One mail to two of our mailboxes: one ticket."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from typer.testing import CliRunner

from rapport.channels.email.commands.mail import app
from rapport.channels.email.conftest import SUPPORT, connect
from rapport.channels.email.fetching.tests.test_fetch import fetch_all, states
from rapport.channels.email.listening import keeping
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.tickets.models import Message, Outgoing, Queue, Ticket

pytestmark = pytest.mark.servers

BILLING = "billing@desk.example"
BOTH = f"{BILLING}, {SUPPORT}"


@pytest.fixture
def both(
    small_office: PostOffice, support_queue: Queue, billing_queue: Queue
) -> tuple[Mailbox, Mailbox]:
    """Return the mailboxes of support and billing."""
    billing = connect(small_office, billing_queue, address=BILLING)
    return connect(small_office, support_queue), billing


@pytest.mark.parametrize("first", [0, 1])
def test_by_imap_it_is_one_ticket_whichever_is_read_first(
    small_office: PostOffice, both: tuple[Mailbox, Mailbox], billing_queue: Queue, first: int
) -> None:
    raw = mail(to=BOTH)
    for address in (SUPPORT, BILLING):
        stamped = f"Delivered-To: {address}\r\n".encode() + raw
        small_office.imap.deliver(address, stamped)
    fetch_all(both[first])
    fetch_all(both[1 - first])

    assert states() == ["opened", "duplicate"]
    ticket = Ticket.objects.get()
    assert ticket.queue == billing_queue, "the first of our addresses that it was written to"
    assert Message.objects.count() == 1
    assert Outgoing.objects.count() == 1, "confirmed twice"
    assert {arrival.ticket_id for arrival in Inbound.objects.all()} == {ticket.pk}


def test_by_imap_pipe_and_listener_it_is_one_ticket(
    small_office: PostOffice,
    both: tuple[Mailbox, Mailbox],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = mail(to=BOTH)
    small_office.imap.deliver(SUPPORT, raw)
    fetch_all(both[0])
    piped = tmp_path / "mail.eml"
    piped.write_bytes(raw)
    CliRunner().invoke(app, ["receive", str(piped), "--mailbox", "Billing"])
    # The server's threads end their connections; the test goes on with its own.
    monkeypatch.setattr(connection, "close", lambda: None)
    envelope = keeping.Envelope("dora@nordwind.example", "mx.example", "127.0.0.1", "desk.example")
    accounts = {keeping.account_of(address): address for address in (SUPPORT, BILLING)}
    assert set(accounts) == {both[0].account, both[1].account}
    keeping.settle_all(keeping.keep_for(accounts, raw, envelope))

    assert states() == ["opened", "duplicate", "duplicate", "duplicate"]
    assert Ticket.objects.count() == Message.objects.count() == 1


def test_the_same_name_on_other_words_is_another_mail(
    small_office: PostOffice, both: tuple[Mailbox, Mailbox]
) -> None:
    """Some programs give every mail the same Message-ID."""
    small_office.imap.deliver(SUPPORT, mail("One.", message_id="<same@nordwind.example>"))
    small_office.imap.deliver(BILLING, mail("Two.", message_id="<same@nordwind.example>"))
    fetch_all(both[0])
    fetch_all(both[1])
    assert states() == ["opened", "opened"]
