"""The installation's own mail server, apart from connected mailboxes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from rapport.core.errors import Misconfigured

# scheme: the encryption of the connection, and the default port.
SCHEMES = {"smtps": ("tls", 465), "smtp+starttls": ("starttls", 587), "smtp": ("none", 25)}
EXAMPLE = "smtps://user:password@mail.example.org?from=rapport@example.org"


@dataclass(frozen=True, slots=True)
class Relay:
    """A server that accepts mail from the address ``sender``; without a ``user``,
    nobody signs in.
    """

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    sender: str


def relay() -> Relay | None:
    """Return the server that ``RAPPORT_SMTP_URL`` names, or None when it is not set."""
    url = os.environ.get("RAPPORT_SMTP_URL", "")
    if not url:
        return None
    wrong = f"RAPPORT_SMTP_URL must look like {EXAMPLE} (or smtp+starttls://, smtp://)."
    try:
        parts = urlsplit(url)
        security, port = SCHEMES[parts.scheme]
        port = parts.port or port
    except (KeyError, ValueError) as error:
        raise Misconfigured(wrong) from error
    sender = parse_qs(parts.query).get("from", [""])[0]
    if not parts.hostname or "@" not in sender or any(c.isspace() for c in sender):
        raise Misconfigured(wrong)
    return Relay(
        host=parts.hostname,
        port=port,
        security=security,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sender=sender,
    )
