"""The sign-in to a mail server: host, security, user, password."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Protocol(models.TextChoices):
    """The protocol for fetching."""

    IMAP = "imap", _("IMAP")
    POP3 = "pop3", _("POP3")


class Security(models.TextChoices):
    """The encryption of a connection."""

    TLS = "tls", _("TLS from the start")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("not encrypted")


USUAL_PORTS: Mapping[tuple[str, str], int] = {
    (Protocol.IMAP, Security.TLS): 993,
    (Protocol.IMAP, Security.STARTTLS): 143,
    (Protocol.IMAP, Security.NONE): 143,
    (Protocol.POP3, Security.TLS): 995,
    (Protocol.POP3, Security.STARTTLS): 110,
    (Protocol.POP3, Security.NONE): 110,
    ("smtp", Security.TLS): 465,
    ("smtp", Security.STARTTLS): 587,
    ("smtp", Security.NONE): 25,
}


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and its sign-in. ``password`` is plain and exists only as long as the value.

    ``grant`` is the id of the grant used instead of a password. ``protocol`` only matters for
    fetching.
    """

    host: str
    port: int
    security: str
    user: str
    password: str = ""
    protocol: str = Protocol.IMAP
    grant: int | None = None

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def __repr__(self) -> str:
        return f"Server({self}, {self.security}, {self.user!r})"
