"""Errors of mail servers, in words."""

from __future__ import annotations

import socket
import ssl

import pytest
from imapclient.exceptions import LoginError

from rapport.channels.email.failures import say
from rapport.channels.email.models import Security, Server

IMAP = Server("imap.desk.example", 993, Security.TLS, "support", "geheim")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(-2, "Name or service not known"), "There is no server named"),
        (ConnectionRefusedError(111, "Connection refused"), "refuses connections on port 993"),
        (TimeoutError("timed out"), "does not answer on port 993"),
        (LoginError("AUTHENTICATIONFAILED"), "does not accept the user name or the password"),
        (ssl.SSLError(1, "WRONG_VERSION_NUMBER"), "does not speak TLS on port 993. Try STARTTLS"),
        (ssl.SSLCertVerificationError(1, "self-signed"), "The certificate of imap.desk.example"),
        (ConnectionResetError(104, "reset"), "closed the connection"),
        (OSError(113, "No route to host"), "No route to host"),
        (UnicodeError("label too long"), "is not a server name"),
    ],
)
def test_failures_are_said_in_words(error: Exception, said: str) -> None:
    sentence = say(error, IMAP)
    assert said in sentence
    assert "imap.desk.example" in sentence
    assert "geheim" not in sentence + repr(IMAP)
