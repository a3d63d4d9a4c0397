"""The mailboxes of the desk."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.channels.email.models.grant import FETCHED_FROM, SENT_BY, Flow, Grant
from rapport.channels.email.models.server import Protocol, Security, Server
from rapport.core import secrets
from rapport.core.sealed import SealedTextField
from rapport.people.roles import Role, is_above


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    """Mailboxes, by what they do."""

    def fetching(self) -> MailboxQuerySet:
        """Return mailboxes to fetch from: those that need a sign-in only once somebody has signed
        in.
        """
        return (
            self.filter(is_enabled=True)
            .exclude(fetch_host="")
            .exclude(grant__flow=Flow.PERSON, grant__granted_at=None)
        )

    def sending(self) -> MailboxQuerySet:
        """Return the mailboxes that send, the default first."""
        return self.filter(is_enabled=True).exclude(smtp_host="").order_by("-is_default", "pk")


class Mailbox(models.Model):
    """One of our mail addresses: IMAP or POP3 in, SMTP out.

    Without a server to fetch from, its mail comes by a pipe or by the listener. With a ``grant``
    both servers are signed in to by OAuth 2.0 instead of a password. ``delete_after_days`` is how
    long mail taken in by POP3 stays at the server; if empty, for ever. ``takes_since`` is the
    arrival time from which mail is taken in; if empty, all of it is. ``verifier`` is the name
    under which our own mail server states, in Authentication-Results (RFC 8601), that a sender is
    proved; if empty, nobody is trusted. ``spam_filter`` says in which header our own filter marks
    spam; if empty, none is trusted. ``reply_pattern`` is the address for answers
    ("support+{token}@…"), with a signed token that says what they answer; if empty, the address
    itself. ``sending_set_by`` is the role of whoever set or confirmed how it sends: it carries no
    account mail for people above that. With ``numbers_subjects`` subjects carry the ticket's
    number, and one in an answer counts.
    """

    class SpamFilter(models.TextChoices):
        """The filters that we understand, by the header they write."""

        SPAMASSASSIN = "spamassassin", _("X-Spam-Flag, X-Spam-Status (SpamAssassin and others)")
        LEVEL = "level", _("X-Spam-Level: five stars and more")
        RSPAMD = "rspamd", _("X-Spamd-Result, X-Spam (Rspamd)")
        EXCHANGE = "exchange", _("X-MS-Exchange-Organization-SCL (Exchange)")
        MICROSOFT = "microsoft", _("X-Forefront-Antispam-Report (Microsoft 365)")
        DMARC = "dmarc", _("Authentication-Results of the server that verifies senders")

    name = models.CharField(_("name"), max_length=80, unique=True)
    address = models.EmailField(_("email address"), unique=True)
    aliases = models.JSONField(_("other addresses that deliver to it"), default=list, blank=True)
    queue = models.ForeignKey(
        "tickets.Queue", models.PROTECT, related_name="mailboxes", verbose_name=_("queue")
    )
    from_name = models.CharField(_("sender name"), max_length=120, blank=True)
    verifier = models.CharField(_("server that verifies senders"), max_length=253, blank=True)
    spam_filter = models.CharField(
        _("trusted spam filter"), max_length=12, choices=SpamFilter.choices, blank=True
    )
    reply_pattern = models.CharField(_("reply address with a token"), max_length=254, blank=True)
    numbers_subjects = models.BooleanField(_("puts the ticket number in subjects"), default=False)
    is_default = models.BooleanField(_("default mailbox"), default=False)
    is_enabled = models.BooleanField(_("connected"), default=True)
    connected_at = models.DateTimeField()
    takes_since = models.DateTimeField(null=True)

    grant = models.OneToOneField(
        Grant, models.SET_NULL, null=True, blank=True, related_name="mailbox"
    )
    fetch_protocol = models.CharField(max_length=4, choices=Protocol.choices, default=Protocol.IMAP)
    fetch_host = models.CharField(_("server to fetch from"), max_length=253, blank=True)
    fetch_port = models.PositiveIntegerField(_("its port"), default=993)
    fetch_security = models.CharField(max_length=8, choices=Security.choices, default=Security.TLS)
    fetch_user = models.CharField(_("its user name"), max_length=254, blank=True)
    fetch_password = SealedTextField(blank=True, bound_to=FETCHED_FROM)
    delete_after_days = models.PositiveSmallIntegerField(null=True)
    smtp_host = models.CharField(_("SMTP server"), max_length=253, blank=True)
    smtp_port = models.PositiveIntegerField(_("SMTP port"), default=465)
    smtp_security = models.CharField(max_length=8, choices=Security.choices, default=Security.TLS)
    smtp_user = models.CharField(_("SMTP user name"), max_length=254, blank=True)
    smtp_password = SealedTextField(blank=True, bound_to=SENT_BY)
    sending_set_by = models.CharField(
        max_length=20, choices=Role.choices, default=Role.ADMINISTRATOR
    )

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
        """Return the word under which its arrivals are filed."""
        return str(self.pk)

    @property
    def key(self) -> str:
        """Return its key among the accounts of all channels, which is also that of its
        way out.
        """
        return f"email:{self.pk}"

    @property
    def incoming(self) -> Server:
        """Return the server for fetching. Raises Misconfigured when the secret key has changed
        since.
        """
        return Server(
            self.fetch_host,
            self.fetch_port,
            self.fetch_security,
            self.fetch_user,
            secrets.unseal(self.fetch_password) if self.fetch_password else "",
            self.fetch_protocol,
            self.grant_id,
        )

    @property
    def outgoing(self) -> Server:
        """Return the server for sending. Raises Misconfigured when the secret key has changed
        since.
        """
        return Server(
            self.smtp_host,
            self.smtp_port,
            self.smtp_security,
            self.smtp_user,
            secrets.unseal(self.smtp_password) if self.smtp_password else "",
            grant=self.grant_id if self.smtp_user else None,
        )

    @property
    def addresses(self) -> frozenset[str]:
        """Return every address that it receives, in lower case."""
        return frozenset(address.lower() for address in (self.address, *self.aliases))

    @property
    def behind(self) -> int:
        """Return how many mails in its folders have not been fetched, as last counted."""
        return sum(folder.behind for folder in self.folders.all())

    @property
    def heard_at(self) -> datetime:
        """Return when its server last answered, or when it was connected."""
        return self.fetched_at or self.connected_at

    @property
    def late_from(self) -> datetime | None:
        """Return when it will have been silent for longer than polling takes.

        None while nobody has signed in yet: it is not fetched, and never late.
        """
        if not self.fetch_host or not self.is_enabled or self.needs_sign_in:
            return None
        return self.heard_at + timedelta(minutes=5)

    def is_late(self, at: datetime) -> bool:
        """Return whether its server should have been contacted again by now."""
        return self.late_from is not None and at > self.late_from

    @property
    def needs_sign_in(self) -> bool:
        """Return whether nothing works until somebody signs in at its provider."""
        return self.grant is not None and self.grant.waits_for_a_person


def may_carry(mailbox: Mailbox, role: str) -> bool:
    """Return whether account mail of somebody with this role may go through a mailbox."""
    return not is_above(role, mailbox.sending_set_by)
