"""Handing over to an SMTP server: all recipients or none.

RFC 5321.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.generator import BytesGenerator
from io import BytesIO

from django.utils.translation import gettext as _

from rapport.channels.email.models import Security, Server
from rapport.channels.email.oauth import tokens
from rapport.channels.email.oauth.xoauth2 import MECHANISM, Answers
from rapport.channels.email.sending.compose import Letter
from rapport.channels.email.sending.folding import MAIL

SECONDS = 60.0


class Refused(Exception):
    """The server works, but does not take this mail; ``address`` is the one that it refused."""

    def __init__(
        self, sentence: str, *, permanent: bool, address: str = "", said: str = ""
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.permanent = permanent
        self.address = address
        self.said = said


def deliver(letter: Letter, server: Server, *, sender: str) -> dict[str, str]:
    """Hand the mail over; return the copies that were refused, each with the server's answer.

    Raises Refused, or one of ``failures.FAILURES`` when the server fails. When the server takes one
    of those it is written to and refuses another, nobody gets it: a person looks at the address
    first, and nobody gets it twice. A refused copy holds up nobody.
    """
    with signed_in(server) as connection:
        return _transfer(connection, letter, sender)


@contextmanager
def signed_in(server: Server) -> Iterator[smtplib.SMTP]:
    """Connect, and sign in where there is a user name. Raises one of ``failures.FAILURES``."""
    connection = _connect(server)
    try:
        if server.security == Security.STARTTLS:
            connection.starttls(context=ssl.create_default_context())
        connection.ehlo_or_helo_if_needed()
        if server.grant is not None:
            _show_token(connection, server.user, server.grant)
        elif server.user:
            connection.login(server.user, server.password)
        yield connection
    finally:
        # The mail has arrived or it has not; a failed goodbye changes nothing.
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def _show_token(connection: smtplib.SMTP, user: str, grant: int) -> None:
    """Sign in by XOAUTH2, with another token if the first is refused."""
    tokens.signed_in(
        grant,
        lambda token: connection.auth(MECHANISM, Answers(user, token)),
        refusal=smtplib.SMTPAuthenticationError,
    )


def _connect(server: Server) -> smtplib.SMTP:
    if server.security == Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=SECONDS)


def _transfer(connection: smtplib.SMTP, letter: Letter, sender: str) -> dict[str, str]:
    everybody = [*letter.to, *letter.copied]
    international = not all(address.isascii() for address in (sender, *everybody))
    if international and not connection.has_extn("smtputf8"):
        raise Refused(
            _("The server cannot write to addresses with letters like these: %s")
            % ", ".join(address for address in everybody if not address.isascii()),
            permanent=True,
        )
    content = _bytes(letter, international)
    options = ["SMTPUTF8", "BODY=8BITMIME"] if international else []
    if connection.has_extn("size"):
        options.append(f"size={len(content)}")
    code, answer = connection.mail(sender, options)
    # The envelope's sender is the mailbox itself: a refusal is about it, unless about the size.
    _expect(code, answer, 250, permanent=code == 552)
    for address in letter.to:
        code, answer = connection.rcpt(address)
        if code not in (250, 251):
            _refuse(code, answer, _("%s was refused: ") % address, address=address)
    without: dict[str, str] = {}
    for address in letter.copied:
        code, answer = connection.rcpt(address)
        if code not in (250, 251):
            without[address] = _words(code, answer)
    try:
        code, answer = connection.data(content)
    except smtplib.SMTPDataError as error:
        said = error.smtp_error
        code, answer = error.smtp_code, said.encode() if isinstance(said, str) else said
    _expect(code, answer, 250)
    return without


def _bytes(letter: Letter, international: bool) -> bytes:
    out = BytesIO()
    BytesGenerator(out, policy=MAIL.clone(utf8=international)).flatten(letter.mail)
    return out.getvalue()


def _expect(code: int, answer: bytes, wanted: int, *, permanent: bool | None = None) -> None:
    if code != wanted:
        _refuse(code, answer, _("The mail server refused it: "), permanent=permanent)


def _refuse(
    code: int, answer: bytes, before: str, *, permanent: bool | None = None, address: str = ""
) -> None:
    """Raise Refused: codes of class 5 will not change by themselves (RFC 5321 §4.2.1)."""
    lasting = code >= 500 if permanent is None else permanent
    said = _words(code, answer)
    raise Refused(f"{before}{said}", permanent=lasting, address=address, said=said)


def _words(code: int, answer: bytes) -> str:
    return f"{code} {' '.join(answer.decode('utf-8', 'replace').split())[:300]}"
