"""Answers that did not reach everybody they went to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Nondelivery(models.Model):
    """An answer that failed for good with somebody, open until ``ended_at``.

    ``at`` is when that became known. While the one who asked has not got it (``is_missed``), it
    does not count as an answer; ``given_at`` is when they got it after all, and counts instead of
    the time at which it was written. It ends by itself once it has arrived, or by a person
    (``ended_by``) who told them in another way.
    """

    message = models.OneToOneField("tickets.Message", models.CASCADE, related_name="nondelivery")
    at = models.DateTimeField()
    is_missed = models.BooleanField()
    given_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_missed=False) | Q(given_at=None, ended_at=None),
                name="nondelivery_missed_is_open",
            ),
        )
        indexes = (
            models.Index(
                fields=("at", "id"), name="nondelivery_open", condition=Q(ended_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"message {self.message_id} did not arrive"

    @property
    def is_open(self) -> bool:
        """Return whether nobody has dealt with it."""
        return self.ended_at is None

    @property
    def is_told_otherwise(self) -> bool:
        """Return whether a person said that they were told in another way."""
        return self.ended_by_id is not None
