"""Signing in to a POP3 server.

RFC 1939, with STLS of RFC 2595 and AUTH of RFC 5034.
"""

from __future__ import annotations

import base64
import poplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from rapport.channels.email.failures import FAILURES, PopLoginError
from rapport.channels.email.models import Security, Server
from rapport.channels.email.oauth import tokens
from rapport.channels.email.oauth.xoauth2 import MECHANISM, first_answer

SECONDS = 60.0
# The library stops at 2,048; lines of real mails, especially of HTML, are longer.
LONGEST_LINE = 8 * 1024 * 1024


class _LongLines(poplib.POP3):
    def _getline(self) -> tuple[bytes, int]:
        line = self.file.readline(LONGEST_LINE + 1)
        if not line:
            raise ConnectionResetError("the connection ended in the middle")
        if len(line) > LONGEST_LINE:
            raise poplib.error_proto("line too long")
        return line.removesuffix(b"\n").removesuffix(b"\r"), len(line)


class Pop3(_LongLines):
    """A connection that is not encrypted from the start."""


class Pop3Tls(_LongLines, poplib.POP3_SSL):
    """A connection over TLS."""


@contextmanager
def signed_in(server: Server) -> Iterator[poplib.POP3]:
    """Connect and sign in; leave politely at the end. Raises one of ``failures.FAILURES``.

    Mails deleted in the block go only at that end (RFC 1939 §6): a block that fails deletes
    nothing.
    """
    client = connect(server)
    try:
        yield client
    except BaseException:  # Without QUIT, so that nothing marked is deleted.
        client.close()
        raise
    with suppress(*FAILURES):
        client.quit()
    client.close()


def connect(server: Server) -> poplib.POP3:
    """Connect and sign in. Raises one of ``failures.FAILURES``."""
    if server.grant is None:
        return _connect(server, lambda client: _log_in(client, server))
    return tokens.signed_in(
        server.grant,
        lambda token: _connect(server, lambda client: _show_token(client, server.user, token)),
        refusal=PopLoginError,
    )


def _connect(server: Server, sign_in: Callable[[poplib.POP3], None]) -> poplib.POP3:
    context = ssl.create_default_context()
    client: poplib.POP3
    if server.security == Security.TLS:
        client = Pop3Tls(server.host, server.port, timeout=SECONDS, context=context)
    else:
        client = Pop3(server.host, server.port, timeout=SECONDS)
    try:
        if server.security == Security.STARTTLS:
            client.stls(context)
        sign_in(client)
    except BaseException:  # Whatever the exception: the connection must not stay open.
        client.close()
        raise
    return client


def _log_in(client: poplib.POP3, server: Server) -> None:
    try:
        client.user(server.user)
        client.pass_(server.password)
    except poplib.error_proto as error:
        raise PopLoginError(str(error)) from error


def _show_token(client: poplib.POP3, user: str, token: str) -> None:
    """Sign in by XOAUTH2, in two lines as Microsoft requires; the library does not support it."""
    answer = base64.b64encode(first_answer(user, token).encode()).decode()
    command: Callable[[str], bytes] = client._shortcmd  # type: ignore[attr-defined] # not in stubs
    try:
        command(f"AUTH {MECHANISM}")
        said = command(answer)
        if not said.startswith(b"+OK"):
            command("")  # A challenge with the reason; an empty answer makes it refuse.
    except poplib.error_proto as error:
        raise PopLoginError(str(error)) from error
