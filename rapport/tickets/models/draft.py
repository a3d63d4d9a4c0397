"""Drafts of messages."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """An unfinished text of one user: on a ticket, or of a mail that will begin one.

    Such a mail has no ticket yet; it has its ``customer``, if one is chosen, and a ``subject``.
    ``rest`` are its other fields as they were filled in: who it comes from and goes to.
    """

    ticket = models.ForeignKey("tickets.Ticket", models.CASCADE, null=True, related_name="drafts")
    customer = models.ForeignKey("customers.Person", models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey("people.User", models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=10)
    subject = models.CharField(max_length=255, blank=True)
    text = models.TextField()
    rest = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ticket", "user", "kind"), name="one_draft_a_person_and_kind"
            ),
            models.UniqueConstraint(
                fields=("customer", "user"), name="one_mail_a_customer_and_person"
            ),
        )

    def __str__(self) -> str:
        return f"draft of {self.user_id} on #{self.ticket_id or 'a new mail'}"
