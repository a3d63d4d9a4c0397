"""The outbox: messages on their way out."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.core.database.written_often import WrittenOften


class Outgoing(WrittenOften):
    """A message on its way out, written in the transaction of its cause (the outbox).

    A worker claims it by a conditional UPDATE, hands it to the channel's transport, and writes
    down the outcome. ``purpose`` tells transports what it is; machine-made purposes are marked as
    such. While its way is at a ``standstill`` it waits with all others of that way, unless a
    person asked for it (``asked_at``): then it is tried once all the same.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting to be sent")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        PARKED = "parked", _("could not be sent")

    class Purpose(models.TextChoices):
        REPLY = "reply", _("reply")
        ACKNOWLEDGEMENT = "acknowledgement", _("confirmation of arrival")
        SURVEY = "survey", _("survey")
        NOTICE = "notice", _("notice to a colleague")

    channel = models.CharField(max_length=16)
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="outgoing")
    message = models.ForeignKey(
        "tickets.Message", models.CASCADE, null=True, related_name="outgoing"
    )
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    subject = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    external_id = models.CharField(max_length=255, blank=True, db_index=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    standstill = models.ForeignKey(
        "tickets.Standstill", models.SET_NULL, null=True, related_name="outgoing", db_index=False
    )
    asked_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("ticket",),
                condition=Q(purpose="acknowledgement"),
                name="one_acknowledgement_a_ticket",
            ),
        )
        indexes = (
            # One index per state: SQLite uses a partial index for "state = ?", never for "state IN
            # …".
            models.Index(
                fields=("due_at", "id"),
                name="outgoing_due",
                condition=Q(state="queued", standstill=None),
            ),
            # Almost every message is at none, and an index of all would be taken for the one above.
            models.Index(
                fields=("standstill", "id"),
                name="outgoing_at_standstill",
                condition=Q(standstill__isnull=False),
            ),
            models.Index(
                fields=("claimed_at", "id"), name="outgoing_claimed", condition=Q(state="claimed")
            ),
            models.Index(
                fields=("queued_at", "id"), name="outgoing_parked", condition=Q(state="parked")
            ),
        )

    @property
    def addresses(self) -> list[str]:
        """Return the addresses it goes to, in lower case, copies last."""
        everybody = (address.strip().lower() for address in (*self.to, *self.cc))
        return list(dict.fromkeys(everybody))

    @property
    def why_waiting(self) -> str:
        """Return why it has not been sent yet; empty while nothing holds it up."""
        return self.standstill.reason if self.standstill else self.reason

    @property
    def next_try(self) -> datetime | None:
        """Return when it is tried next; None if something has to be changed first."""
        return self.standstill.until if self.standstill else self.due_at

    def __str__(self) -> str:
        return f"{self.purpose} on #{self.ticket_id}, {self.state}"
