from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.core import secrets


class Security(models.TextChoices):
    """How a connection is kept private."""

    TLS = "tls", _("TLS from the start")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("not encrypted")


@dataclass(frozen=True, slots=True)
class Server:
    """Where to sign in, and how. ``password`` is plain and lives only as long as the value."""

    host: str
    port: int
    security: str
    user: str
    password: str

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    def __repr__(self) -> str:
        return f"Server({self}, {self.security}, {self.user!r})"


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    """Mailboxes, by what they do."""

    def fetching(self) -> MailboxQuerySet:
        """Those that are looked into."""
        return self.filter(is_enabled=True).exclude(imap_host="")

    def sending(self) -> MailboxQuerySet:
        """Those through which mail goes out, the default first."""
        return self.filter(is_enabled=True).exclude(smtp_host="").order_by("-is_default", "pk")


class Mailbox(models.Model):
    """A mail address of ours: IMAP in, SMTP out; without an IMAP host its mail comes by a pipe.

    ``takes_since`` is the arrival time from which mail is taken in; empty takes everything that
    lies there. ``verifier`` is the name under which our own mail server writes down, in
    Authentication-Results (RFC 8601), that a sender is proved; empty trusts nobody's word.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    address = models.EmailField(_("mail address"), unique=True)
    aliases = models.JSONField(_("other addresses that end here"), default=list, blank=True)
    queue = models.ForeignKey(
        "tickets.Queue", models.PROTECT, related_name="mailboxes", verbose_name=_("queue")
    )
    from_name = models.CharField(_("sender name"), max_length=120, blank=True)
    verifier = models.CharField(_("server that proves senders"), max_length=253, blank=True)
    is_default = models.BooleanField(_("sends what has no other mailbox"), default=False)
    is_enabled = models.BooleanField(_("connected"), default=True)
    connected_at = models.DateTimeField()
    takes_since = models.DateTimeField(null=True)

    imap_host = models.CharField(_("IMAP server"), max_length=253, blank=True)
    imap_port = models.PositiveIntegerField(_("IMAP port"), default=993)
    imap_security = models.CharField(max_length=8, choices=Security.choices, default=Security.TLS)
    imap_user = models.CharField(_("IMAP user name"), max_length=254, blank=True)
    imap_password = models.TextField(blank=True)
    smtp_host = models.CharField(_("SMTP server"), max_length=253, blank=True)
    smtp_port = models.PositiveIntegerField(_("SMTP port"), default=465)
    smtp_security = models.CharField(max_length=8, choices=Security.choices, default=Security.TLS)
    smtp_user = models.CharField(_("SMTP user name"), max_length=254, blank=True)
    smtp_password = models.TextField(blank=True)

    fetched_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True)
    send_failing_since = models.DateTimeField(null=True)
    send_failure = models.TextField(blank=True)

    objects = MailboxQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "mailboxes"
        constraints = (
            models.UniqueConstraint(
                fields=("is_default",), condition=Q(is_default=True), name="one_default_mailbox"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def account(self) -> str:
        """The word under which what arrives here is filed."""
        return str(self.pk)

    @property
    def incoming(self) -> Server:
        """Where mail is fetched. Misconfigured when the secret key has changed since."""
        return Server(
            self.imap_host,
            self.imap_port,
            self.imap_security,
            self.imap_user,
            secrets.unseal(self.imap_password) if self.imap_password else "",
        )

    @property
    def outgoing(self) -> Server:
        """Where mail is handed over. Misconfigured when the secret key has changed since."""
        return Server(
            self.smtp_host,
            self.smtp_port,
            self.smtp_security,
            self.smtp_user,
            secrets.unseal(self.smtp_password) if self.smtp_password else "",
        )

    @property
    def addresses(self) -> frozenset[str]:
        """Every address that ends here, in lower case."""
        return frozenset(address.lower() for address in (self.address, *self.aliases))

    @property
    def behind(self) -> int:
        """How many mails lie in its folders that have not been fetched, as last counted."""
        return sum(folder.behind for folder in self.folders.all())

    def is_late(self, at: datetime) -> bool:
        """Whether nothing has been heard of it for longer than polling takes."""
        seen = self.fetched_at or self.connected_at
        return bool(self.imap_host) and self.is_enabled and at - seen > timedelta(minutes=5)


class Folder(models.Model):
    """A folder of a mailbox, and how far it has been read.

    The cursor is the one of IMAP (RFC 9051 §2.3.1.1): UIDs only grow while UIDVALIDITY stays.
    Up to ``known_until`` mail lay there when this UIDVALIDITY was first seen: of that, what is
    older than the mailbox's ``takes_since`` is left alone.
    """

    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="folders")
    name = models.CharField(_("folder"), max_length=255)
    uidvalidity = models.PositiveBigIntegerField(default=0)
    known_until = models.PositiveBigIntegerField(default=0)
    last_uid = models.PositiveBigIntegerField(default=0)
    behind = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("mailbox", "name"), name="one_cursor_a_folder"),
        )

    def __str__(self) -> str:
        return f"{self.name} of {self.mailbox_id}"
