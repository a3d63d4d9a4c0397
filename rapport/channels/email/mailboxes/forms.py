"""Forms to connect and change a mailbox."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django.forms import (
    BooleanField,
    CharField,
    ChoiceField,
    EmailField,
    IntegerField,
    ModelChoiceField,
    RadioSelect,
)
from django.utils.translation import gettext_lazy as _

from rapport.channels.email.actions import MailboxSettings
from rapport.channels.email.models import Mailbox, Protocol, Security, Server
from rapport.channels.email.models.server import USUAL_PORTS
from rapport.channels.email.oauth import forms as oauth
from rapport.channels.email.oauth.forms import ApplicationForm
from rapport.core.face.fields import NameField, SecretField
from rapport.tickets.models import Queue

# Fields that are folded away, since few people need them.
_FURTHER = {"smtp_user", "delete_after_days", "from_name", "aliases", "verifier", "spam_filter"}


def _port(label: Any) -> IntegerField:
    return IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=65535,
        help_text=_("Leave blank for the usual port."),
    )


class MailboxForm(ApplicationForm):
    """A mailbox and its two servers."""

    name = NameField(help_text=_("A name for this mailbox."))
    address = EmailField(label=_("Email address"), help_text=_("The address customers write to."))
    queue = ModelChoiceField(
        Queue.objects.order_by("-is_default", "name"),
        label=_("Queue"),
        empty_label=None,
        help_text=_("Its mail becomes tickets in this queue."),
    )
    user = CharField(
        label=_("User name"),
        required=False,
        help_text=_("Usually the email address; leave blank to use it."),
    )
    password = SecretField(
        label=_("Password"),
        required=False,
    )
    fetch_protocol = ChoiceField(
        label=_("Fetch with"),
        choices=Protocol.choices,
        initial=Protocol.IMAP,
        help_text=_("Choose IMAP if the server offers it: mail arrives at once."),
    )
    fetch_host = CharField(
        label=_("IMAP or POP3 server"),
        required=False,
        help_text=_(
            "Where mail is fetched. Leave blank for Google and Microsoft, and if your "
            "mail server hands mail over itself."
        ),
    )
    fetch_port = _port(_("IMAP or POP3 port"))
    fetch_security = ChoiceField(
        label=_("IMAP or POP3 connection"), choices=Security.choices, initial=Security.TLS
    )
    delete_after_days = IntegerField(
        label=_("Delete from the POP3 server after (days)"),
        required=False,
        min_value=1,
        max_value=3650,
        help_text=_("Only mail that was taken in. Leave blank to delete nothing."),
    )
    folders = CharField(
        label=_("Folders"), initial="INBOX", help_text=_("Separate several with commas.")
    )
    smtp_host = CharField(
        label=_("SMTP server"), required=False, help_text=_("The server that sends your replies.")
    )
    smtp_port = _port(_("SMTP port"))
    smtp_security = ChoiceField(
        label=_("SMTP connection"), choices=Security.choices, initial=Security.TLS
    )
    smtp_user = CharField(
        label=_("SMTP user name"), required=False, help_text=_("Only if it is different.")
    )
    smtp_password = SecretField(
        label=_("SMTP password"),
        required=False,
        help_text=_("Only if it is different."),
    )
    from_name = CharField(
        label=_("Sender name"),
        required=False,
        max_length=120,
        help_text=_("Shown to customers unless the queue has its own."),
    )
    aliases = CharField(
        label=_("Other addresses"),
        required=False,
        help_text=_("Other addresses that deliver to this mailbox, separated by commas."),
    )
    verifier = CharField(
        label=_("Server that verifies senders"),
        required=False,
        max_length=253,
        help_text=_(
            "The name your own mail server puts first in Authentication-Results. With "
            "it, answers that colleagues send by email go on to the customer. Without "
            "it, they are kept as notes, and mail forwarded in a colleague’s name is "
            "accepted without proof."
        ),
    )
    spam_filter = ChoiceField(
        label=_("Trusted spam filter"),
        required=False,
        choices=[("", _("None")), *Mailbox.SpamFilter.choices],
        help_text=_(
            "The header in which your own filter marks spam. Marked mail opens no ticket "
            "and is never answered. It waits under Arrivals, where one click turns it "
            "into a ticket."
        ),
    )
    is_default = BooleanField(
        label=_("Use this mailbox for mail that has no mailbox of its own"), required=False
    )

    @property
    def has_further_errors(self) -> bool:
        """Return whether a folded-away field has an error."""
        return bool(self.errors.keys() & _FURTHER)

    def settings(self) -> MailboxSettings:
        """Return the mailbox's details."""
        said = self.cleaned_data
        return MailboxSettings(
            name=said["name"],
            address=said["address"],
            queue=said["queue"],
            folders=_items(said["folders"]),
            aliases=_items(said["aliases"]),
            from_name=said["from_name"],
            verifier=said["verifier"],
            spam_filter=said["spam_filter"],
            is_default=said["is_default"] or None,
            delete_after_days=said["delete_after_days"],
        )

    def incoming(self) -> Server | None:
        """Return the server for fetching; a password left empty stays empty."""
        said = self.cleaned_data
        user = said["user"] or said["address"]
        if not said["fetch_host"]:
            return oauth.server(said["signs_in"], said["fetch_protocol"], user)
        protocol, security = said["fetch_protocol"], said["fetch_security"]
        port = said["fetch_port"] or USUAL_PORTS[protocol, security]
        return Server(said["fetch_host"], port, security, user, said["password"], protocol)

    def outgoing(self) -> Server | None:
        """Return the SMTP server; a password left empty is that of fetching."""
        said = self.cleaned_data
        user = said["smtp_user"] or said["user"] or said["address"]
        if not said["smtp_host"]:
            return oauth.server(said["signs_in"], "smtp", user)
        password = said["smtp_password"] or said["password"]
        port = said["smtp_port"] or USUAL_PORTS["smtp", said["smtp_security"]]
        return Server(said["smtp_host"], port, said["smtp_security"], user, password)

    @classmethod
    def of(cls, mailbox: Mailbox, data: Any = None) -> MailboxForm:
        """Return the form filled in from a mailbox, without its passwords."""
        same_user = mailbox.smtp_user == mailbox.fetch_user or not mailbox.smtp_user
        return cls(
            data,
            initial={
                "name": mailbox.name,
                "address": mailbox.address,
                "queue": mailbox.queue_id,
                **oauth.known(mailbox.grant),
                "user": mailbox.fetch_user,
                "fetch_protocol": mailbox.fetch_protocol,
                "delete_after_days": mailbox.delete_after_days,
                "fetch_host": mailbox.fetch_host,
                "fetch_port": mailbox.fetch_port,
                "fetch_security": mailbox.fetch_security,
                "folders": ", ".join(folder.name for folder in mailbox.folders.all()),
                "smtp_host": mailbox.smtp_host,
                "smtp_port": mailbox.smtp_port,
                "smtp_security": mailbox.smtp_security,
                "smtp_user": "" if same_user else mailbox.smtp_user,
                "from_name": mailbox.from_name,
                "aliases": ", ".join(mailbox.aliases),
                "verifier": mailbox.verifier,
                "spam_filter": mailbox.spam_filter,
                "is_default": mailbox.is_default,
            },
        )


class ConnectForm(MailboxForm):
    """A new mailbox; a desk with one queue need not choose it."""

    NOW, DAYS, ALL = "now", "days", "all"

    existing = ChoiceField(
        label=_("Mail that is already there"),
        widget=RadioSelect,
        initial=NOW,
        choices=[
            (NOW, _("Leave it alone: only what arrives from now on")),
            (DAYS, _("Take in the last few days")),
            (ALL, _("Take in all of it")),
        ],
    )
    existing_days = IntegerField(
        label=_("How many days"), required=False, min_value=1, max_value=3650, initial=30
    )
    anyway = BooleanField(
        label=_("Connect it even though something does not work yet"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        queues = list(Queue.objects.all()[:2])
        if len(queues) == 1:
            self.fields["queue"].initial = queues[0]

    def takes_since(self, at: datetime) -> datetime | None:
        """Return the arrival time from which a mailbox connected at ``at`` takes mail in."""
        if self.cleaned_data["existing"] == self.ALL:
            return None
        if self.cleaned_data["existing"] == self.DAYS:
            return at - timedelta(days=self.cleaned_data["existing_days"] or 30)
        return at

    def keep_passwords(self) -> None:
        """Put typed passwords back into the page, so that a trial need not be typed twice."""
        for field in self.fields.values():
            if isinstance(field, SecretField):
                field.keep_typed()


def _items(text: str) -> list[str]:
    return [item.strip() for item in re.split(r"[,\n]", text) if item.strip()]
