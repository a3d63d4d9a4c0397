"""Where to sign in to a mail server, and how."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Protocol(models.TextChoices):
    """How mail is fetched."""

    IMAP = "imap", _("IMAP")
    POP3 = "pop3", _("POP3")


class Security(models.TextChoices):
    """How a connection is kept private."""

    TLS = "tls", _("TLS from the start")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("not encrypted")


@dataclass(frozen=True, slots=True)
class Server:
    """Where to sign in, and how. ``password`` is plain and lives only as long as the value.

    ``grant`` is the number of the grant that signs in instead of a password. ``protocol`` counts
    only for fetching.
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
