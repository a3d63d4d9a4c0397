"""A mailbox with OAuth 2.0, on real servers of every kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rapport.channels.email.conftest import connect
from rapport.channels.email.models import Mailbox
from rapport.channels.email.oauth import actions
from rapport.channels.email.oauth.tests import granting
from rapport.channels.email.tests.authorisation import AuthorisationServer
from rapport.channels.email.tests.servers import IMAP_SERVERS, PostOffice
from rapport.tickets.models import Queue


@pytest.fixture
def provider() -> Iterator[AuthorisationServer]:
    """Yield the authorisation server of the tests."""
    server = AuthorisationServer()
    yield server
    server.close()


@pytest.fixture(params=sorted(IMAP_SERVERS))
def office(request: pytest.FixtureRequest, provider: AuthorisationServer) -> Iterator[PostOffice]:
    """Yield a post office whose servers check tokens with that authorisation server."""
    imap_server = IMAP_SERVERS[request.param]()
    imap_server.trust(provider)
    office = PostOffice(imap_server)
    office.tokens = provider
    office.open()
    yield office
    office.close()


@pytest.fixture
def granted(office: PostOffice, support_queue: Queue, provider: AuthorisationServer) -> Mailbox:
    """Return the support mailbox, with an application and nobody signed in yet."""
    mailbox = connect(office, support_queue)
    mailbox.fetch_password = mailbox.smtp_password = ""
    actions.register(mailbox, granting.application(provider))
    mailbox.save()
    return mailbox
