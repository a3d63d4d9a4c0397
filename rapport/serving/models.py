"""Server processes and the health of their loops."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

DUTIES = {
    "all": _("pages and workers"),
    "web": _("pages"),
    "worker": _("workers"),
}
# A process reports every 20 s; one that was silent for this long is gone.
SILENCE = timedelta(seconds=75)


class ProcessQuerySet(models.QuerySet["Process"]):
    """Processes, by whether they are alive."""

    def alive(self, at: datetime) -> ProcessQuerySet:
        """Return the processes that reported lately."""
        return self.filter(seen_at__gt=at - SILENCE)


class Process(models.Model):
    """A server process with the health of its loops, as it last reported.

    ``loops`` is a list of objects with name, failing_since (ISO 8601 or null), failure, worked_at
    and busy_since. ``restarts`` counts the processes that died in its place before it.
    """

    name = models.CharField(max_length=64, primary_key=True)
    role = models.CharField(max_length=8)
    version = models.CharField(max_length=32)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    restarts = models.PositiveIntegerField(default=0)
    loops = models.JSONField(default=list)

    objects = ProcessQuerySet.as_manager()

    class Meta:
        ordering = ("started_at", "name")

    def __str__(self) -> str:
        return self.name

    @property
    def duties(self) -> str:
        """Return the process's role, in words for people."""
        return str(DUTIES.get(self.role, self.role))
