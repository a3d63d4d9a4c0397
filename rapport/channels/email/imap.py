"""Sign in to an IMAP server."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imapclient import IMAPClient, SocketTimeout

from rapport.channels.email.models import Security, Server
from rapport.channels.email.words import FAILURES

CONNECT_SECONDS = 20.0
# A mail of 30 MB may take a slow server a while before the next bytes come.
READ_SECONDS = 120.0


@contextmanager
def signed_in(server: Server) -> Iterator[IMAPClient]:
    """Connect and sign in; leave politely at the end. Raises one of ``words.FAILURES``."""
    client = connect(server)
    try:
        yield client
    finally:
        # Whatever happened has been said already; a server that is gone needs no goodbye.
        with suppress(*FAILURES):
            client.logout()


def connect(server: Server) -> IMAPClient:
    """Connect and sign in. Raises one of ``words.FAILURES``."""
    context = ssl.create_default_context()
    client = IMAPClient(
        server.host,
        server.port,
        ssl=server.security == Security.TLS,
        ssl_context=context if server.security == Security.TLS else None,
        timeout=SocketTimeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
    )
    try:
        # Times with their zone, as the server tells them.
        client.normalise_times = False
        if server.security == Security.STARTTLS:
            client.starttls(context)
        client.login(server.user, server.password)
    except BaseException:  # Whatever broke in: the connection must not stay open behind it.
        client.shutdown()
        raise
    return client
