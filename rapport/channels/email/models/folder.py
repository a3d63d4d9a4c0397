"""Folders of a mailbox, and how far they have been read."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from rapport.channels.email.models.mailbox import Mailbox


class Folder(models.Model):
    """A folder of a mailbox, and how far it has been read.

    The cursor is IMAP's (RFC 9051 §2.3.1.1): UIDs only grow while UIDVALIDITY stays. Mail up to
    ``known_until`` was there when this UIDVALIDITY was first seen: of that, anything older than
    the mailbox's ``takes_since`` is left alone. The mail server took mail in a junk folder for
    spam: it is set aside, and opens nothing by itself. A folder that was added later
    (``added_at``) is read from then on.
    """

    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="folders")
    name = models.CharField(_("folder"), max_length=255)
    uidvalidity = models.PositiveBigIntegerField(default=0)
    known_until = models.PositiveBigIntegerField(default=0)
    last_uid = models.PositiveBigIntegerField(default=0)
    behind = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField(null=True)
    is_junk = models.BooleanField(_("holds spam"), default=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("mailbox", "name"), name="one_cursor_a_folder"),
        )

    @property
    def takes_since(self) -> datetime | None:
        """Return the arrival time from which older mail is taken in; None takes all of it."""
        known = [at for at in (self.mailbox.takes_since, self.added_at) if at is not None]
        return max(known, default=None)

    def __str__(self) -> str:
        return f"{self.name} of {self.mailbox_id}"


class PopMail(models.Model):
    """A mail in a POP3 box, known by its server's unique-id (RFC 1939 §7).

    One that is not ``taken`` was there before and was left alone. ``seen_at`` is when it was first
    listed.
    """

    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="pop_mails")
    uidl = models.CharField(max_length=255)
    seen_at = models.DateTimeField()
    taken = models.BooleanField(default=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("mailbox", "uidl"), name="one_mark_a_pop_mail"),
        )

    def __str__(self) -> str:
        return f"{self.uidl} of {self.mailbox_id}"
