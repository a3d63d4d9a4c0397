"""Resolutions of tickets."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Resolution(models.Model):
    """A resolution of a ticket, by whom and when; once reopened, it says when."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="resolutions")
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket",), condition=Q(undone_at=None), name="one_resolution_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"resolution of #{self.ticket_id}"
