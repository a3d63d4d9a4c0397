"""Reports about sent messages."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.customers.models import Cause


class DeliveryReport(models.Model):
    """What the other side reported about one recipient of a sent message.

    ``cause``, ``code`` and ``said`` tell why it failed or is late. ``at`` is when we were told, or
    the time that the report itself states. It counts until ``settled_at``: a later report about
    the same recipient, or sending the message again, settles earlier ones.
    """

    class Word(models.TextChoices):
        FAILED = "failed", _("did not arrive")
        DELAYED = "delayed", _("has not arrived yet")
        DELIVERED = "delivered", _("arrived")
        DISPLAYED = "displayed", _("was displayed")

    outgoing = models.ForeignKey("tickets.Outgoing", models.CASCADE, related_name="reports")
    address = models.CharField(max_length=254)
    word = models.CharField(max_length=9, choices=Word.choices)
    cause = models.CharField(max_length=12, choices=Cause.choices, blank=True)
    code = models.CharField(max_length=12, blank=True)
    said = models.TextField(blank=True)
    is_permanent = models.BooleanField(default=False)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("outgoing", "address", "word"),
                condition=Q(settled_at=None),
                name="one_open_report_a_recipient",
            ),
        )
        indexes = (
            models.Index(
                fields=("at",),
                name="delivery_failed",
                condition=Q(word="failed"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.address} {self.word}"

    @property
    def reason(self) -> str:
        """Return the reason, "The mailbox does not exist (5.1.1)"; empty for good news."""
        return Cause(self.cause).reason(self.code) if self.cause else ""
