"""The conversation with a mail server.

Which addresses it may write to; and "taken" only for mail that is safe on disk.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, AnyStr, TypeVar, cast

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Session
from aiosmtpd.smtp import Envelope as Heard
from django.db import Error

from rapport.channels.email.listening import keeping
from rapport.channels.email.listening.bounds import CROWDED, Bounded
from rapport.core import throttle
from rapport.core.errors import TooMany

log = logging.getLogger(__name__)

T = TypeVar("T")

MOST_RECIPIENTS = 100
# RFC 5321 §4.5.3.1.6 says 1,000; real mails have longer lines, and refusing them loses them.
LONGEST_LINE = 1 << 20
NOT_SAFE = "451 4.3.0 It could not be kept safely; try again later"
UNKNOWN = "550 5.1.1 Nobody here has that address"


@dataclass(frozen=True)
class Limits:
    """The limits: bytes per mail, connections at once, mails per minute and peer."""

    largest: int
    connections: int
    rate: int


class Handler:
    """Answers the commands; aiosmtpd finds its methods by their names."""

    def __init__(self, limits: Limits, threads: ThreadPoolExecutor) -> None:
        self._limits = limits
        self._threads = threads

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Heard, address: str, options: list[str]
    ) -> str:
        """Accept at most the allowed mails per minute from one peer."""
        try:
            throttle.admit("mail", _peer(session), limit=self._limits.rate, seconds=60)
        except TooMany:
            return "451 4.7.1 That was a lot at once; try again in a minute"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Go on"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Heard, address: str, options: list[str]
    ) -> str:
        """Take mail only for our own addresses."""
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        try:
            account = await self._in_thread(keeping.account_of, address)
        except Error:
            log.warning("The database does not say who is known", exc_info=True)
            return "451 4.3.0 Try again later"
        if not account:
            return UNKNOWN
        envelope.rcpt_tos.append(address)
        _accounts(envelope).setdefault(account, address)
        return "250 2.1.5 Known"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Heard) -> str:
        """Answer "taken" once it is on disk. In LMTP each recipient has an answer."""
        said = keeping.Envelope(
            sender=(envelope.mail_from or "").strip("<>"),
            greeting=str(session.host_name or "unknown"),
            peer=_peer(session),
            by=server.hostname,
        )
        # Bytes, since nothing has the library decode them.
        content = cast(bytes, envelope.content)
        try:
            kept = await self._in_thread(keeping.keep_for, dict(_accounts(envelope)), content, said)
        except (OSError, Error):
            log.warning("A mail could not be kept", exc_info=True)
            answer = NOT_SAFE
        else:
            answer = "250 2.0.0 It is safe here"
            # Afterwards: the sending server need not wait until it is processed.
            self._threads.submit(keeping.settle_all, kept)
        return server.for_each(answer) if isinstance(server, LmtpConversation) else answer

    async def handle_exception(self, error: Exception) -> str:
        """Ask for another try: our own error must not bounce a mail."""
        log.error("The conversation with a mail server failed", exc_info=error)
        return NOT_SAFE

    async def _in_thread(self, call: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(call, *args))


class SmtpConversation(Bounded):
    """A connection by SMTP."""

    line_length_limit = LONGEST_LINE


class LmtpConversation(Bounded, LMTP):
    """A connection by LMTP: the answer after the mail is given for each recipient (RFC 2033 §4.2).

    The library gives its own refusals once; the client would wait for the others.
    """

    line_length_limit = LONGEST_LINE
    _after_data = ("552 Error: Too much mail data", "500 Line too long", NOT_SAFE)

    async def push(self, status: AnyStr) -> None:
        """Send an answer."""
        if isinstance(status, str) and self._is_said_once(status):
            await super().push(self.for_each(status))
        else:
            await super().push(status)

    def _is_said_once(self, status: str) -> bool:
        return status.startswith(self._after_data) and "\r\n" not in status

    def for_each(self, answer: str) -> str:
        """Return the answer once for each recipient."""
        count = len(self.envelope.rcpt_tos) if self.envelope is not None else 1
        return "\r\n".join([answer] * max(count, 1))


class Full(asyncio.Protocol):
    """Tells a peer that too many are connected already."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Refuse, and hang up."""
        peer = cast(asyncio.WriteTransport, transport)
        peer.write(CROWDED)
        peer.close()


def _peer(session: Session) -> str:
    peer = session.peer
    return str(peer[0]) if isinstance(peer, tuple) else "local"


def _accounts(envelope: Heard) -> dict[str, str]:
    """Return the accounts that a mail is for, each with the first of its addresses named."""
    known: dict[str, str] = envelope.__dict__.setdefault("rapport_accounts", {})
    return known
