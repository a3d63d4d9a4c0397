"""A post office: a real SMTP server in front of IMAP.

Rapport's mail arrives in the customer's mailbox, and the customer's mail in Rapport's. The IMAP
server is Dovecot if it is installed, and always the small one of our own as well.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Protocol

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from rapport.channels.email.tests.authorisation import AuthorisationServer
from rapport.channels.email.tests.dovecot import PASSWORD, Dovecot, free_port, is_installed
from rapport.channels.email.tests.imap_server import ImapServer


class Imap(Protocol):
    """An IMAP server that a test controls."""

    name: str
    host: str
    port: int

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...
    def deliver(self, user: str, raw: bytes) -> None: ...
    def messages(self, user: str) -> list[bytes]: ...
    def renumber(self, user: str) -> None: ...
    def trust(self, tokens: AuthorisationServer) -> None: ...


IMAP_SERVERS: dict[str, Callable[[], Imap]] = {"small": ImapServer}
if is_installed():
    IMAP_SERVERS["dovecot"] = Dovecot


class PostOffice:
    """An SMTP server in front of an IMAP server.

    ``refuse`` maps addresses to SMTP answers ("550 5.1.1 No such user"); "*" stands for all, and
    "" for what is written: the answer to the whole mail. ``largest`` is the size that it states.
    """

    def __init__(self, imap: Imap) -> None:
        self.imap = imap
        self.refuse: dict[str, str] = {}
        self.largest = 64 * 1024 * 1024
        self.taken: list[Envelope] = []
        self.tokens: AuthorisationServer | None = None
        self._smtp: Controller | None = None
        self.host, self.port = "127.0.0.1", 0

    def open(self) -> None:
        """Start both servers."""
        self.imap.start()
        self.start_smtp()

    def close(self) -> None:
        """Stop both servers and delete the mail."""
        self.stop_smtp()
        self.imap.close()

    def start_smtp(self) -> None:
        """Listen, on the same port again after a stop."""
        self._smtp = Controller(
            _Counter(self),
            hostname=self.host,
            port=self.port or free_port(),
            auth_require_tls=False,
            authenticator=_check,
            auth_exclude_mechanism=[] if self.tokens else ["XOAUTH2"],
            data_size_limit=self.largest,
        )
        self._smtp.start()
        self.port = self._smtp.port

    def stop_smtp(self) -> None:
        """Stop listening."""
        if self._smtp is not None:
            self._smtp.stop(no_assert=True)
            self._smtp = None


class _Counter:
    """The handler of accepted mails; aiosmtpd finds its methods by their names."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office

    async def handle_RCPT(
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        rcpt_options: list[str],
    ) -> str:
        answer = self._office.refuse.get(address) or self._office.refuse.get("*")
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        """Accept a token instead of a password: aiosmtpd finds this by its name."""
        tokens = self._office.tokens
        if tokens is not None and tokens.bearer(args[1].encode()):
            return AuthResult(success=True)
        # The reason is a challenge; the client answers it with nothing.
        await server.push("334 " + b64encode(b'{"status":"401"}').decode())
        await server._reader.readline()
        return AuthResult(success=False, handled=False)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if "" in self._office.refuse:
            return self._office.refuse[""]
        content = envelope.content
        assert isinstance(content, bytes)
        self._office.taken.append(envelope)
        for address in envelope.rcpt_tos:
            raw = f"Return-Path: <{envelope.mail_from}>\r\nDelivered-To: {address}\r\n".encode()
            self._office.imap.deliver(address, raw + content)
        return "250 taken"


def _check(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
) -> AuthResult:
    right = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=right, handled=right)
