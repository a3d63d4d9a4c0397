"""IMAP servers that lie or fail: nothing lost, nothing stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from imapclient import IMAPClient

from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.failures import FAILURES
from rapport.channels.email.fetching import imap, imap_fetch
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.fetching.imap_mails import bodies_of
from rapport.channels.email.fetching.tests.test_fetch import fetch_all, states
from rapport.channels.email.models import Folder, Mailbox
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import clock
from rapport.tickets.models import Ticket

pytestmark = pytest.mark.servers


def subjects() -> list[str]:
    return list(Ticket.objects.order_by("pk").values_list("subject", flat=True))


@pytest.mark.parametrize("off", [-3, -1000, 5, 1000])
def test_uidnext_is_wrong(small_imap: ImapServer, small_mailbox: Mailbox, off: int) -> None:
    old = datetime.now(UTC) - timedelta(days=400)
    for number in range(3):
        small_imap.deliver(SUPPORT, mail(subject=f"Old {number}"), at=old)
    small_imap.faults.uidnext = off

    assert fetch_all(small_mailbox) == 0
    small_imap.deliver(SUPPORT, mail(subject="New"))
    assert fetch_all(small_mailbox) == 1
    assert fetch_all(small_mailbox) == 0
    assert subjects() == ["New"]


def test_more_is_said_to_exist_than_does(small_imap: ImapServer, small_mailbox: Mailbox) -> None:
    small_imap.faults.exists = 7
    assert fetch_all(small_mailbox) == 0
    small_imap.deliver(SUPPORT, mail())
    assert fetch_all(small_mailbox) == 1


def test_other_mails_are_told_of_unasked(small_imap: ImapServer, small_mailbox: Mailbox) -> None:
    small_imap.faults.chatty = True
    for number in (1, 2, 3):
        small_imap.deliver(SUPPORT, mail(subject=f"Mail {number}"))
        assert fetch_all(small_mailbox) == 1
    assert subjects() == ["Mail 1", "Mail 2", "Mail 3"]


def test_a_mail_is_listed_and_nothing_said_of_it(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    for subject in ("One", "Silent", "Three"):
        small_imap.deliver(SUPPORT, mail(subject=subject))
    small_imap.faults.silent.add(2)

    assert fetch_all(small_mailbox) == 2
    assert subjects() == ["One", "Three"]
    parked = Inbound.objects.parked().get()
    assert parked.reason == "The mail server lists it but does not deliver it."


def test_a_mail_that_is_gone_when_it_is_fetched_is_nobodys_loss(
    small_imap: ImapServer, small_mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_imap.deliver(SUPPORT, mail(subject="Gone"))
    small_imap.deliver(SUPPORT, mail(subject="Two"))

    def delete_first(client: IMAPClient, uids: list[int]) -> object:
        small_imap.boxes[SUPPORT].pop(1, None)
        return bodies_of(client, uids)

    monkeypatch.setattr(imap_fetch, "bodies_of", delete_first)
    assert fetch_all(small_mailbox) == 1
    assert states() == ["opened"]


def test_arrival_times_are_missing(small_imap: ImapServer, small_mailbox: Mailbox) -> None:
    """Then the mail itself counts: the last server's line, else the sender's date."""
    long_ago = "from a by b; Mon, 03 Mar 2025 10:00:00 +0000"
    small_imap.deliver(SUPPORT, mail(subject="Old", headers={"Received": long_ago}))
    lately = clock.now().strftime("from a by b; %a, %d %b %Y %H:%M:%S +0000")
    small_imap.deliver(SUPPORT, mail(subject="New", headers={"Received": lately}))
    small_imap.faults.dateless |= {1, 2, 3}

    fetch_all(small_mailbox)
    assert subjects() == ["New"]

    small_imap.deliver(SUPPORT, mail(subject="Later", headers={"Received": long_ago}))
    fetch_all(small_mailbox)
    assert Ticket.objects.get(subject="Later").opened_at.year == 2025


def test_sizes_are_wrong(
    small_imap: ImapServer, small_mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_fetch, "LARGEST", 1 << 16)
    small_imap.deliver(SUPPORT, mail(subject="Said to be huge"))
    small_imap.deliver(SUPPORT, mail("x\n" * (1 << 16), subject="Said to be small"))
    small_imap.deliver(SUPPORT, mail(subject="Three"))
    small_imap.faults.sizes |= {1: 1 << 40, 2: 10}

    fetch_all(small_mailbox)

    assert subjects() == ["Said to be huge", "Three"]
    assert "more than" in Inbound.objects.parked().get().reason


@pytest.mark.parametrize("command", ["EXAMINE", "UID SEARCH", "UID FETCH", "BODY.PEEK", "LOGIN"])
def test_the_server_says_bye_in_the_middle(
    small_imap: ImapServer, small_mailbox: Mailbox, command: str
) -> None:
    for number in (1, 2, 3):
        small_imap.deliver(SUPPORT, mail(subject=f"Mail {number}"))
    small_imap.faults.bye = command

    with pytest.raises(FAILURES):
        fetch_all(small_mailbox)
    fetch_all(small_mailbox)

    assert subjects() == ["Mail 1", "Mail 2", "Mail 3"]
    assert states() == ["opened"] * 3


def test_a_folder_each_with_its_own_cursor_and_what_lies_among_spam(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    small_imap.deliver(SUPPORT, mail(subject="In"))
    small_imap.deliver(SUPPORT, mail(subject="Order"), folder="Orders")
    small_imap.deliver(SUPPORT, mail(subject="Cheap watches"), folder="Spam")
    Folder.objects.create(mailbox=small_mailbox, name="Orders")
    Folder.objects.create(mailbox=small_mailbox, name="Spam", is_junk=True)

    assert fetch_all(small_mailbox) == 3
    assert subjects() == ["In", "Order"]
    spam = Inbound.objects.get(state="spam")
    assert spam.reason == "It was in the mail server’s spam folder."
    assert [folder.last_uid for folder in Folder.objects.order_by("pk")] == [1, 2, 3]

    small_imap.deliver(SUPPORT, mail(subject="Another"), folder="Orders")
    assert fetch_all(small_mailbox) == 1


def test_a_customers_answer_among_spam_joins_its_ticket(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    Folder.objects.create(mailbox=small_mailbox, name="Spam", is_junk=True)
    small_imap.boxes[f"{SUPPORT}/Spam"] = {}
    small_imap.deliver(SUPPORT, mail(message_id="<first@nordwind.example>"))
    answer = mail("And again.", headers={"In-Reply-To": "<first@nordwind.example>"})
    fetch_all(small_mailbox)
    small_imap.deliver(SUPPORT, answer, folder="Spam")
    fetch_all(small_mailbox)
    assert states() == ["opened", "appended"]


def test_a_folder_that_is_gone_does_not_hold_up_the_others(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    Folder.objects.update(name="Gone")
    Folder.objects.create(mailbox=small_mailbox, name="INBOX")
    small_imap.deliver(SUPPORT, mail(subject="In"))

    with imap.signed_in(small_mailbox.incoming) as client, pytest.raises(FAILURES, match="Gone"):
        Fetcher(small_mailbox).fetch(client)
    assert subjects() == ["In"]
