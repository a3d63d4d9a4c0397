"""The choice of folders from the server's list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from rapport.channels.email import actions
from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.fetching.tests.test_fetch import fetch_all
from rapport.channels.email.models import Folder, Mailbox, Protocol
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

pytestmark = pytest.mark.servers


def url(mailbox: Mailbox) -> str:
    return f"/settings/mailboxes/{mailbox.pk}/folders/"


def test_folders_are_chosen_from_those_of_the_server(
    small_imap: ImapServer, small_mailbox: Mailbox, as_ada: Client
) -> None:
    small_imap.deliver(SUPPORT, mail(subject="In"))
    fetch_all(small_mailbox)
    small_imap.boxes |= {f"{SUPPORT}/Orders": {}, f"{SUPPORT}/Spam": {}}
    page = as_ada.get(url(small_mailbox)).content.decode()
    assert 'name="folder" value="INBOX" checked' in page
    assert 'name="folder" value="Orders">' in page
    assert 'name="junk" value="Spam" checked' in page

    chosen = {"folder": ["INBOX", "Orders", "Spam"], "junk": ["Spam"]}
    assert as_ada.post(url(small_mailbox), chosen).status_code == 302
    known = list(Folder.objects.values_list("name", "is_junk", "last_uid"))
    assert known == [("INBOX", False, 1), ("Orders", False, 0), ("Spam", True, 0)]
    assert Event.objects.filter(kind="mailbox.changed").count() == 1
    as_ada.post(url(small_mailbox), chosen)
    assert Event.objects.filter(kind="mailbox.changed").count() == 1

    as_ada.post(url(small_mailbox), {"folder": ["Orders"]})
    assert [folder.name for folder in Folder.objects.all()] == ["Orders"]


def test_a_folder_that_is_added_is_read_from_then_on(
    small_imap: ImapServer, small_mailbox: Mailbox
) -> None:
    year_ago = datetime.now(UTC) - timedelta(days=365)
    Mailbox.objects.update(takes_since=year_ago, connected_at=year_ago)
    month_ago = datetime.now(UTC) - timedelta(days=30)
    small_imap.deliver(SUPPORT, mail(subject="Lay there"), at=month_ago, folder="Orders")
    actions.choose_folders(small_mailbox, {"INBOX": False, "Orders": False}, by=SYSTEM)
    fetch_all(small_mailbox)
    assert not Ticket.objects.exists()

    later = datetime.now(UTC) + timedelta(seconds=1)
    small_imap.deliver(SUPPORT, mail(subject="Comes"), at=later, folder="Orders")
    fetch_all(small_mailbox)
    assert Ticket.objects.get().subject == "Comes"


def test_a_server_that_is_away_is_said_and_what_is_known_is_shown(
    small_office: PostOffice, small_mailbox: Mailbox, as_ada: Client
) -> None:
    small_office.imap.stop()
    page = as_ada.get(url(small_mailbox)).content.decode()
    assert "refuses connections" in page
    assert 'name="folder" value="INBOX" checked' in page


def test_nonsense_and_who_may_not_are_refused(
    small_mailbox: Mailbox, as_ada: Client, as_ben: Client, ben: User
) -> None:
    assert as_ada.post(url(small_mailbox), {}).status_code == 422
    assert as_ben.get(url(small_mailbox)).status_code == 403
    with pytest.raises(NotAllowed):
        actions.choose_folders(small_mailbox, {"INBOX": False}, by=ben)
    with pytest.raises(Invalid):
        actions.choose_folders(small_mailbox, {" ": False}, by=SYSTEM)
    Mailbox.objects.update(fetch_protocol=Protocol.POP3)
    assert as_ada.get(url(small_mailbox)).status_code == 409
