"""Arrivals, kept as they came."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapport.core.database.written_often import WrittenOften


class InboundQuerySet(models.QuerySet["Inbound"]):
    """Arrivals, by outcome."""

    def kept(self) -> InboundQuerySet:
        """Return arrivals that are safe on disk and not processed yet."""
        return self.filter(state="kept")

    def parked(self) -> InboundQuerySet:
        """Return arrivals that could not be processed and wait for a person."""
        return self.filter(state="parked")

    def unmatched_reports(self) -> InboundQuerySet:
        """Return mail servers' reports about nothing that we know to have sent."""
        return self.filter(state="recorded", nature="report", ticket__isnull=True)

    def spam(self) -> InboundQuerySet:
        """Return what a filter, or a person, took for spam."""
        return self.filter(state="spam")

    def gathered(self) -> InboundQuerySet:
        """Return what nobody can tell the sender of, and what joined one ticket as too much."""
        return self.filter(state="gathered")

    def of(self, channel: str, account: str) -> InboundQuerySet:
        """Return what came by one mailbox or form."""
        return self.filter(channel=channel, account=account)


class Inbound(WrittenOften):
    """An arrival, kept as it came (core.blobs), and its outcome.

    ``account`` is the mailbox or form it came by; ``source`` its place there
    ("INBOX:uidvalidity:uid"), so that the same thing fetched twice is one row. ``received_at`` is
    when the other side says it arrived, ``kept_at`` when it was safe here. ``circumstance`` is
    what its place says about it. ``external_id`` is its Message-ID. ``nature`` is the kind of
    message it proved to be (``tickets.Message.Nature``). ``attempts`` counts how often a process
    died over it. ``treated_as`` is what a person said it is, whatever the rules would decide
    (``Treatment`` has who and when).
    """

    class Circumstance(models.TextChoices):
        OLD = "old", _("was there before its account was connected")
        SPAM = "spam", _("was in the spam folder")

    class State(models.TextChoices):
        KEPT = "kept", _("arrived, not read yet")
        OPENED = "opened", _("opened a ticket")
        APPENDED = "appended", _("joined a ticket")
        GATHERED = "gathered", _("joined many like it on one ticket")
        DUPLICATE = "duplicate", _("had arrived before")
        RECORDED = "recorded", _("recorded only")
        SPAM = "spam", _("marked as spam")
        PARKED = "parked", _("could not be processed")

    class As(models.TextChoices):
        """The kinds of thing that a person can say an arrival is."""

        MESSAGE = "message", _("an ordinary message")
        AUTOMATIC = "automatic", _("an automatic reply")
        BOUNCE = "bounce", _("a report about our mail")
        SPAM = "spam", _("spam")
        TICKET = "ticket", _("a message for a ticket")
        CUSTOMER = "customer", _("a message from a customer")

    channel = models.CharField(max_length=16)
    account = models.CharField(max_length=32, blank=True)
    source = models.CharField(max_length=300)
    circumstance = models.CharField(max_length=4, choices=Circumstance.choices, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField()
    received_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.KEPT)
    reason = models.TextField(blank=True)
    about = models.CharField(max_length=200, blank=True)
    nature = models.CharField(max_length=10, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    treated_as = models.CharField(max_length=9, choices=As.choices, blank=True)
    external_id = models.CharField(max_length=255, blank=True)
    content_key = models.CharField(max_length=64, blank=True)
    ticket = models.ForeignKey(
        "tickets.Ticket", models.SET_NULL, null=True, related_name="inbound", db_index=False
    )
    message = models.ForeignKey(
        "tickets.Message", models.SET_NULL, null=True, related_name="inbound", db_index=False
    )

    objects = InboundQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("channel", "account", "source"), name="one_arrival_a_place"
            ),
        )
        indexes = (
            models.Index(fields=("external_id",), name="inbound_by_external_id"),
            models.Index(fields=("ticket",), name="inbound_of_ticket"),
            models.Index(fields=("message",), name="inbound_of_message"),
            # Times of mail by mailbox: for its page, and for the check of its silence.
            models.Index(fields=("channel", "account", "received_at"), name="inbound_arrived"),
            # Few are unsettled, so these stay small beside millions of rows.
            models.Index(fields=("kept_at", "id"), name="inbound_kept", condition=Q(state="kept")),
            models.Index(
                fields=("channel", "account", "id"),
                name="inbound_parked",
                condition=Q(state="parked"),
            ),
            models.Index(
                fields=("id",),
                name="inbound_stray_report",
                condition=Q(state="recorded", nature="report", ticket__isnull=True),
            ),
            models.Index(
                fields=("ticket",), name="inbound_gathered", condition=Q(state="gathered")
            ),
            models.Index(
                fields=("channel", "account", "id"), name="inbound_spam", condition=Q(state="spam")
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.source}, {self.state}"

    @property
    def title(self) -> str:
        """Return its title in lists: who wrote what, or its ticket, where either is known."""
        about = self.about or (self.ticket.subject if self.ticket else "")
        return about or gettext("Message without a subject")

    @property
    def is_settled(self) -> bool:
        """Return whether its outcome is known."""
        return self.state != self.State.KEPT

    @property
    def wanted_by_a_person(self) -> bool:
        """Return whether a person wants a ticket of it, though the rules would only record it."""
        return self.treated_as in (self.As.MESSAGE, self.As.TICKET, self.As.CUSTOMER)
