"""Notices waiting to be sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A mail of the desk to a colleague, written in the transaction of its cause.

    ``avoids`` are the mailboxes (their accounts) that it is about: another route is taken if there
    is one. ``route`` is the one by which it went. One that could not be sent for a day is parked:
    by then it is no longer news.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting to be sent")
        SENT = "sent", _("sent")
        PARKED = "parked", _("could not be sent")

    user = models.ForeignKey("people.User", models.CASCADE, related_name="notices")
    to = models.EmailField()
    subject = models.CharField(max_length=255)
    text = models.TextField()
    avoids = models.JSONField(default=list)
    route = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=6, choices=State.choices, default=State.QUEUED)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("due_at", "id"), name="notice_due", condition=Q(state="queued")),
            models.Index(fields=("queued_at",), name="notice_parked", condition=Q(state="parked")),
        )

    def __str__(self) -> str:
        return f"{self.subject} to {self.to}, {self.state}"
