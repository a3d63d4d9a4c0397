"""Fetching from a real IMAP server.

Nothing is lost, taken twice or touched.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.failures import FAILURES
from rapport.channels.email.fetching import imap, imap_fetch
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.models import Folder, Mailbox
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import blobs, clock
from rapport.mail import Mail, read
from rapport.tickets.models import Message, Ticket

pytestmark = pytest.mark.servers


def fetch_all(mailbox: Mailbox) -> int:
    """Sign in, fetch what is new, and leave."""
    with imap.signed_in(mailbox.incoming) as client:
        return Fetcher(Mailbox.objects.get(pk=mailbox.pk)).fetch(client)


def states() -> list[str]:
    return list(Inbound.objects.order_by("pk").values_list("state", flat=True))


def test_new_mail_is_fetched_once(office: PostOffice, support_mailbox: Mailbox) -> None:
    office.imap.deliver(SUPPORT, mail(subject="One"))
    office.imap.deliver(SUPPORT, mail(subject="Two"))

    assert fetch_all(support_mailbox) == 2
    assert fetch_all(support_mailbox) == 0
    office.imap.deliver(SUPPORT, mail(subject="Three"))
    assert fetch_all(support_mailbox) == 1

    subjects = Ticket.objects.order_by("pk").values_list("subject", flat=True)
    assert list(subjects) == ["One", "Two", "Three"]
    folder = Folder.objects.get()
    assert Inbound.objects.last().source == f"INBOX:{folder.uidvalidity}:{folder.last_uid}"  # type: ignore[union-attr]


def test_a_mailbox_that_catches_up_is_not_called_absent(
    small_office: PostOffice, small_mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A week's mail takes longer than an alarm is patient."""
    monkeypatch.setattr(imap_fetch, "BATCH_MAILS", 1)
    for number in (1, 2):
        small_office.imap.deliver(SUPPORT, mail(subject=f"Mail {number}"))
    begun = clock.now()
    fetch_all(small_mailbox)

    small_mailbox.refresh_from_db()
    assert small_mailbox.fetched_at is not None
    assert small_mailbox.fetched_at >= begun


def test_the_mailbox_stays_as_it_is(office: PostOffice, support_mailbox: Mailbox) -> None:
    office.imap.deliver(SUPPORT, mail())
    fetch_all(support_mailbox)

    with imap.signed_in(support_mailbox.incoming) as client:
        client.select_folder("INBOX", readonly=True)
        if office.imap.name == "dovecot":
            assert client.search(["UNSEEN"]), "fetching has marked the mail as read"
    assert len(office.imap.messages(SUPPORT)) == 1


def test_mail_that_somebody_read_elsewhere_is_fetched_too(
    office: PostOffice, support_mailbox: Mailbox
) -> None:
    office.imap.deliver(SUPPORT, mail())
    if office.imap.name == "dovecot":
        with imap.signed_in(support_mailbox.incoming) as client:
            client.select_folder("INBOX")
            client.add_flags(client.search(), [rb"\Seen"])

    assert fetch_all(support_mailbox) == 1


def test_new_uids_for_known_mail_make_no_new_tickets(
    office: PostOffice, support_mailbox: Mailbox
) -> None:
    office.imap.deliver(SUPPORT, mail(subject="One"))
    office.imap.deliver(SUPPORT, mail(subject="Two"))
    fetch_all(support_mailbox)
    before = Folder.objects.get().uidvalidity

    office.imap.renumber(SUPPORT)
    office.imap.deliver(SUPPORT, mail(subject="Three"))
    fetch_all(support_mailbox)

    assert Folder.objects.get().uidvalidity != before
    assert Ticket.objects.count() == 3
    assert sorted(states()) == ["duplicate", "duplicate", "opened", "opened", "opened"]


def test_what_lay_there_before_is_left_alone_unless_asked_for(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    old = datetime.now(UTC) - timedelta(days=400)
    small_imap.deliver(SUPPORT, mail(subject="Old"), at=old)
    small_imap.deliver(SUPPORT, mail(subject="New"))
    fetch_all(small_mailbox)
    # Somebody moves an old mail into the inbox: it is meant to be answered.
    small_imap.deliver(SUPPORT, mail(subject="Moved here"), at=old)
    fetch_all(small_mailbox)
    assert [t.subject for t in Ticket.objects.order_by("pk")] == ["New", "Moved here"]

    small_imap.renumber(SUPPORT)
    fetch_all(small_mailbox)
    assert Ticket.objects.count() == 2

    Mailbox.objects.update(takes_since=None)
    Folder.objects.update(uidvalidity=0)
    fetch_all(small_mailbox)
    assert Ticket.objects.get(subject="Old").opened_at.date() == old.date()


def test_mail_of_the_second_of_connecting_is_taken(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    """Servers state whole seconds: this mail came after connecting and seems to come before."""
    connected = clock.now().replace(microsecond=900_000)
    Mailbox.objects.update(takes_since=connected)
    small_imap.deliver(SUPPORT, mail(), at=connected.replace(microsecond=0))
    assert fetch_all(small_mailbox) == 1


def test_a_mail_of_thirty_megabytes_arrives_whole(
    office: PostOffice, support_mailbox: Mailbox
) -> None:
    big = bytes(range(256)) * (22 * 4096)  # 22 MB are 30 MB in base64
    raw = mail(files=[("video.bin", "application/octet-stream", big)])
    assert len(raw) > 29_000_000
    office.imap.deliver(SUPPORT, raw)
    office.imap.deliver(SUPPORT, mail(subject="After it"))

    assert fetch_all(support_mailbox) == 2
    attachment = Message.objects.first().attachments.get()  # type: ignore[union-attr]
    assert (attachment.filename, attachment.size) == ("video.bin", len(big))
    assert blobs.read(attachment.digest) == big
    assert Ticket.objects.filter(subject="After it").exists()


def test_one_mail_that_breaks_us_does_not_hold_up_the_next(
    office: PostOffice, support_mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_or_break(raw: bytes, *more: Any) -> Mail:
        if b"poison" in raw:
            raise RecursionError("too deep")
        return read(raw, *more)

    monkeypatch.setattr("rapport.channels.email.transport.read", read_or_break)
    for subject in ("One", "poison", "Two"):
        office.imap.deliver(SUPPORT, mail(subject=subject))

    fetch_all(support_mailbox)

    assert states() == ["opened", "parked", "opened"]
    parked = Inbound.objects.parked().get()
    assert parked.reason == "Rapport failed on it: RecursionError: too deep"
    assert b"poison" in blobs.read(parked.digest)


def test_bytes_that_are_no_mail_are_parked_and_can_be_looked_at(
    office: PostOffice, support_mailbox: Mailbox
) -> None:
    office.imap.deliver(SUPPORT, bytes(range(128, 256)) * 20)
    office.imap.deliver(SUPPORT, mail(subject="Two"))

    fetch_all(support_mailbox)

    assert states() == ["parked", "opened"]
    assert "names no sender" in Inbound.objects.parked().get().reason


def test_a_mail_that_the_server_does_not_hand_out_is_parked(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    for subject in ("One", "Damaged", "Three"):
        small_imap.deliver(SUPPORT, mail(subject=subject))
    small_imap.faults.broken.add(2)

    fetch_all(small_mailbox)

    assert Ticket.objects.count() == 2
    parked = Inbound.objects.parked().get()
    assert "does not deliver it" in parked.reason
    assert "damaged" in parked.reason


def test_a_mail_on_which_the_connection_breaks_is_passed_over_in_the_end(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    for subject in ("One", "Breaks", "Three"):
        small_imap.deliver(SUPPORT, mail(subject=subject))
    small_imap.faults.cutting.add(2)
    fetcher = Fetcher(small_mailbox)

    for _attempt in range(2 * imap_fetch.MOST_BREAKS):
        try:
            with imap.signed_in(small_mailbox.incoming) as client:
                fetcher.fetch(client)
            break
        except FAILURES:
            continue

    assert sorted(t.subject for t in Ticket.objects.all()) == ["One", "Three"]
    assert "The connection broke" in Inbound.objects.parked().get().reason


def test_a_mail_that_is_too_large_is_named_and_not_fetched(
    small_imap: ImapServer, small_mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_fetch, "LARGEST", 1 << 20)
    small_imap.deliver(SUPPORT, mail("x" * 70 + "\n" * (2 << 20)))
    small_imap.deliver(SUPPORT, mail(subject="Two"))

    fetch_all(small_mailbox)

    assert sorted(states()) == ["opened", "parked"]
    parked = Inbound.objects.parked().get()
    assert parked.reason == "It is 2 MB, more than the limit of 1 MB."
    assert parked.digest == ""


def test_the_cursor_moves_with_what_is_kept_and_never_before(
    small_imap: ImapServer, small_mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:

    class PowerCut(BaseException):
        """The process dies here."""

    def die(*args: object, **more: object) -> None:
        raise PowerCut

    small_imap.deliver(SUPPORT, mail())
    monkeypatch.setattr(imap_fetch, "settle_kept", lambda **more: None)
    monkeypatch.setattr(Folder, "save", die)
    Folder.objects.update(uidvalidity=small_imap.uidvalidity)
    with pytest.raises(PowerCut):
        fetch_all(small_mailbox)
    assert not Inbound.objects.exists()

    monkeypatch.undo()
    assert fetch_all(small_mailbox) == 1
    assert states() == ["opened"]


def test_an_idle_look_costs_next_to_nothing(small_imap: ImapServer, small_mailbox: Mailbox) -> None:
    small_imap.deliver(SUPPORT, mail())
    fetch_all(small_mailbox)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        fetch_all(small_mailbox)
    assert len(queries) <= 4
    assert not any(query["sql"].startswith(("INSERT", "UPDATE")) for query in queries)
