"""Mail that a colleague forwarded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.channels.models.inbound import Inbound


class Forward(models.Model):
    """A customer's mail that a colleague forwarded to the desk.

    ``message`` is what it became: the customer's or, while it is only ``offered`` or was declined,
    the forwarder's own. ``note`` is what the forwarder wrote above it. ``sender`` is the original
    author; ``made_sender`` says that this mail made them a customer. ``original_id`` is the
    forwarded mail's Message-ID, if the mail tells it.
    """

    class State(models.TextChoices):
        TAKEN = "taken", _("belongs to the original author")
        OFFERED = "offered", _("could belong to the original author")
        DECLINED = "declined", _("is the forwarder’s own")
        JOINED = "joined", _("joined an existing ticket")

    inbound = models.OneToOneField(Inbound, models.CASCADE, related_name="forward")
    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="forwards")
    message = models.ForeignKey("tickets.Message", models.CASCADE, related_name="+")
    note = models.ForeignKey("tickets.Message", models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey("people.User", models.CASCADE, related_name="+")
    sender = models.CharField(max_length=254, blank=True)
    made_sender = models.BooleanField(default=False)
    original_id = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=8, choices=State.choices)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=("original_id",),
                name="forward_by_original_id",
                condition=~Q(original_id=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} forward on #{self.ticket_id}"
