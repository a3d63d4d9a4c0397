"""Answers that were given under an idempotency key."""

from __future__ import annotations

from django.db import models


class IdempotencyKey(models.Model):
    """The answer to a POST with this key, so that a retry repeats the answer and not the act.

    Kept for two days.
    """

    user = models.ForeignKey("people.User", models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "key"), name="one_act_a_key"),)
        indexes = (models.Index(fields=("made_at",), name="idempotency_by_age"),)

    def __str__(self) -> str:
        return self.key
