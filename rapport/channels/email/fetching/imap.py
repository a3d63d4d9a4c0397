"""Signing in to an IMAP server."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError, LoginError

from rapport.channels.email.failures import FAILURES
from rapport.channels.email.models import Security, Server
from rapport.channels.email.oauth import tokens
from rapport.channels.email.oauth.xoauth2 import MECHANISM, Answers

CONNECT_SECONDS = 20.0
# A slow server may need a while before it sends the next bytes of a 30 MB mail.
READ_SECONDS = 120.0


@contextmanager
def signed_in(server: Server) -> Iterator[IMAPClient]:
    """Connect and sign in; leave politely at the end. Raises one of ``failures.FAILURES``."""
    client = connect(server)
    try:
        yield client
    finally:
        # Any failure was reported already; a server that is gone needs no goodbye.
        with suppress(*FAILURES):
            client.logout()


def connect(server: Server) -> IMAPClient:
    """Connect and sign in. Raises one of ``failures.FAILURES``."""
    if server.grant is None:
        return _connect(server, lambda client: client.login(server.user, server.password))
    # A new connection for each attempt: some servers hang up after a refusal.
    return tokens.signed_in(
        server.grant,
        lambda token: _connect(server, lambda client: _show_token(client, server.user, token)),
        refusal=LoginError,
    )


def _connect(server: Server, sign_in: Callable[[IMAPClient], object]) -> IMAPClient:
    context = ssl.create_default_context()
    client = IMAPClient(
        server.host,
        server.port,
        ssl=server.security == Security.TLS,
        ssl_context=context if server.security == Security.TLS else None,
        timeout=SocketTimeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
    )
    try:
        # Times with their zone, as the server states them.
        client.normalise_times = False
        if server.security == Security.STARTTLS:
            client.starttls(context)
        sign_in(client)
    except BaseException:  # Whatever the exception: the connection must not stay open.
        client.shutdown()
        raise
    return client


def _show_token(client: IMAPClient, user: str, token: str) -> None:
    """Sign in by XOAUTH2. The library's own method answers a refusal with the token again."""
    try:
        client._command_and_check("authenticate", MECHANISM, Answers(user, token))
    except IMAPClientError as error:
        raise LoginError(str(error)) from error
