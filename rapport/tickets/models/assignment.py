"""Assignments of tickets."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Assignment(models.Model):
    """A ticket's assignment to somebody, from when until when, and by whom."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="assignments")
    user = models.ForeignKey("people.User", models.CASCADE, related_name="assignments")
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    start = models.DateTimeField()
    end = models.DateTimeField(null=True)

    class Meta:
        ordering = ("start", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("ticket",), condition=Q(end=None), name="one_owner_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.ticket_id} with {self.user_id}"
