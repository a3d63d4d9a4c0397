"""Shared fixtures: a post office with real servers, and mailboxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from rapport.channels.email.commands.mail import app as mail_app
from rapport.channels.email.fetching import imap
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.models import Folder, Mailbox, Security
from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.servers import IMAP_SERVERS, PostOffice
from rapport.channels.models import Inbound
from rapport.core import clock, secrets
from rapport.tickets.models import Queue

SUPPORT = "support@desk.example"


@pytest.fixture(params=sorted(IMAP_SERVERS))
def office(request: pytest.FixtureRequest) -> Iterator[PostOffice]:
    """Yield a post office, once with each IMAP server that this machine has."""
    yield from _opened(PostOffice(IMAP_SERVERS[request.param]()))


@pytest.fixture
def small_imap() -> ImapServer:
    """Return the small IMAP server, for faults that a good server does not have."""
    return ImapServer()


@pytest.fixture
def small_office(small_imap: ImapServer) -> Iterator[PostOffice]:
    """Yield a post office with the small IMAP server."""
    yield from _opened(PostOffice(small_imap))


def _opened(office: PostOffice) -> Iterator[PostOffice]:
    office.open()
    try:
        yield office
    finally:
        office.close()


def connect(office: PostOffice, queue: Queue, *, address: str = SUPPORT) -> Mailbox:
    """Return one of our mailboxes in that post office, connected a minute ago."""
    at = clock.now() - timedelta(minutes=1)
    mailbox = Mailbox.objects.create(
        name=address.partition("@")[0].title(),
        address=address,
        queue=queue,
        is_default=not Mailbox.objects.exists(),
        connected_at=at,
        takes_since=at,
        fetch_host=office.imap.host,
        fetch_port=office.imap.port,
        fetch_security=Security.NONE,
        fetch_user=address,
        fetch_password=secrets.seal(PASSWORD),
        smtp_host=office.host,
        smtp_port=office.port,
        smtp_security=Security.NONE,
        smtp_user=address,
        smtp_password=secrets.seal(PASSWORD),
    )
    Folder.objects.create(mailbox=mailbox, name="INBOX")
    return mailbox


TakeIn = Callable[..., list[Inbound]]


@pytest.fixture(params=["pipe", pytest.param("imap", marks=pytest.mark.servers)])
def take_in(
    request: pytest.FixtureRequest, small_office: PostOffice, small_mailbox: Mailbox
) -> TakeIn:
    """Return a function that takes raw mails in, as a mail server hands them over or as they are
    fetched from one, and returns their arrivals.
    """

    def piped(*raws: bytes) -> list[Inbound]:
        for raw in raws:
            CliRunner().invoke(mail_app, ["receive", "--mailbox", "Support"], input=raw)
        return _latest(len(raws))

    def fetched(*raws: bytes) -> list[Inbound]:
        for raw in raws:
            small_office.imap.deliver(SUPPORT, raw)
        with imap.signed_in(small_mailbox.incoming) as client:
            Fetcher(Mailbox.objects.get(pk=small_mailbox.pk)).fetch(client)
        return _latest(len(raws))

    return piped if request.param == "pipe" else fetched


def _latest(number: int) -> list[Inbound]:
    found = list(Inbound.objects.order_by("-pk")[:number])
    assert len(found) == number
    return found[::-1]


@pytest.fixture
def support_mailbox(office: PostOffice, support_queue: Queue) -> Mailbox:
    """Return the mailbox support@desk.example in the post office."""
    return connect(office, support_queue)


@pytest.fixture
def small_mailbox(small_office: PostOffice, support_queue: Queue) -> Mailbox:
    """Return the mailbox support@desk.example in the post office with the small IMAP server."""
    return connect(small_office, support_queue)
