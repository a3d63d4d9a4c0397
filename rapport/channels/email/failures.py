"""Failures of mail servers, in words for the person who mends them."""

from __future__ import annotations

import imaplib
import poplib
import smtplib
import socket
import ssl
from typing import Any

from django.utils.translation import gettext as _
from imapclient.exceptions import IMAPClientError, LoginError

from rapport.channels.email.models import Security, Server
from rapport.channels.email.oauth.failure import SignInFailed

# The exceptions of connecting to a server, signing in and talking to it.
FAILURES: tuple[type[Exception], ...] = (
    OSError,
    IMAPClientError,
    imaplib.IMAP4.error,
    poplib.error_proto,
    smtplib.SMTPException,
    SignInFailed,
    UnicodeError,
)


class FolderRefused(imaplib.IMAP4.error):
    """An IMAP server does not open a folder."""

    def __init__(self, folder: str, answer: str) -> None:
        super().__init__(answer)
        self.folder = folder

    def __str__(self) -> str:
        return f"{self.folder}: {super().__str__()}"


class PopLoginError(poplib.error_proto):
    """A POP3 server refuses the sign-in."""


def say(error: Exception, server: Server) -> str:
    """Return what went wrong with the server, and what to check, in one or two sentences."""
    if isinstance(error, SignInFailed):
        return error.sentence
    names: dict[str, Any] = {"host": server.host, "port": server.port, "user": server.user}
    template = _template(error, server)
    return template % {**names, "answer": answer_of(error)}


def answer_of(error: Exception) -> str:
    """Return the server's own message, on one line."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return " ".join(f"{error.smtp_code} {text}".split())[:300]
    return " ".join(str(error).split())[:300] or type(error).__name__


def _template(error: Exception, server: Server) -> str:
    if isinstance(error, LoginError | PopLoginError | smtplib.SMTPAuthenticationError):
        return _refused_sign_in(server)
    if isinstance(error, FolderRefused):
        return _("%(host)s does not open a folder. It says: %(answer)s")
    if isinstance(error, socket.gaierror):
        return _("There is no server named %(host)s, or it cannot be looked up from here.")
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("The certificate of %(host)s is not valid: %(answer)s")
    if isinstance(error, ssl.SSLError):
        return _tls(server)
    if isinstance(error, TimeoutError):
        return _("%(host)s does not answer on port %(port)d. Is the port right, and not blocked?")
    if isinstance(error, ConnectionRefusedError):
        return _("%(host)s refuses connections on port %(port)d. Is the port right?")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return _("%(host)s does not support what Rapport asked for: %(answer)s")
    if isinstance(error, smtplib.SMTPServerDisconnected | imaplib.IMAP4.abort | ConnectionError):
        return _("%(host)s closed the connection: %(answer)s")
    if isinstance(error, UnicodeError):
        return _("%(host)s is not a server name that can be looked up.")
    return _("%(host)s answered with an error: %(answer)s")


def _refused_sign_in(server: Server) -> str:
    if server.grant is None:
        return _("%(host)s does not accept the user name or the password. It says: %(answer)s")
    return _(
        "%(host)s does not accept the sign-in as %(user)s. Was somebody else signed in at the "
        "provider, or is this way of signing in switched off there? It says: %(answer)s"
    )


def _tls(server: Server) -> str:
    if server.security == Security.TLS:
        return _(
            "%(host)s does not speak TLS on port %(port)d. Try STARTTLS, or the port for TLS. "
            "(%(answer)s)"
        )
    return _("%(host)s and Rapport could not agree on TLS: %(answer)s")
