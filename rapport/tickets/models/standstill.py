"""Ways that cannot send at present."""

from __future__ import annotations

from django.db import models


class Standstill(models.Model):
    """A way that cannot send at present; all messages that use it wait together.

    ``way`` is the transport's name for it, ``settings`` a fingerprint of its settings when
    it failed: once the transport reports others, the standstill is over. ``until`` is when one
    message is tried again, None if something has to be changed first. ``failures`` counts the
    tries.
    """

    way = models.CharField(max_length=64, unique=True)
    settings = models.CharField(max_length=64, blank=True)
    reason = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.way} since {self.since:%Y-%m-%d %H:%M}"
