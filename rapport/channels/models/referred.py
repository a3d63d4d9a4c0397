"""Messages that are not here, as arrivals refer to them."""

from __future__ import annotations

from django.db import models

from rapport.channels.models.inbound import Inbound


class Referred(models.Model):
    """The id of a message that an arrival on a ticket refers to, as a number.

    Whatever else refers to that message, or is it, belongs to the same conversation. ``key`` is
    the id's digest, because an index of numbers stays small beside millions of mails.
    """

    key = models.BigIntegerField()
    inbound = models.ForeignKey(Inbound, models.CASCADE, related_name="referred")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("key", "inbound"), name="one_key_an_arrival"),
        )

    def __str__(self) -> str:
        return f"{self.key} by {self.inbound_id}"
