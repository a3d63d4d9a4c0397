"""Drafts of messages."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """An unfinished text on a ticket, of one user."""

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, related_name="drafts")
    user = models.ForeignKey("people.User", models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=10)
    text = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "user", "kind"), name="one_draft_a_person_and_kind"
            ),
        )

    def __str__(self) -> str:
        return f"draft of {self.user_id} on #{self.ticket_id}"
