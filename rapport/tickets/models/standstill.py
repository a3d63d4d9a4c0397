from __future__ import annotations

from django.db import models


class Standstill(models.Model):
    """A way by which nothing can be sent at present; the messages that go by it wait together.

    ``way`` is what its wire calls it, ``settings`` stands for how it was reached when it failed: as
    soon as the wire tells others, the standstill is over. ``until`` is when one message is tried
    again, None when not before something is changed. ``failures`` counts the tries.
    """

    way = models.CharField(max_length=64, unique=True)
    settings = models.CharField(max_length=64, blank=True)
    reason = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.way} since {self.since:%Y-%m-%d %H:%M}"
