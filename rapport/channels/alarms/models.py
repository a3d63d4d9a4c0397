from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What can stop mail."""

    FETCHING = "fetching", _("cannot be fetched")
    UNASKED = "unasked", _("is not being checked")
    SILENT = "silent", _("unusually silent")
    SENDING = "sending", _("cannot be sent")
    OUTBOX = "outbox", _("nothing is being sent")


class AlarmQuerySet(models.QuerySet["Alarm"]):
    """Alarms, by whether they go on and who has heard of it."""

    def ongoing(self) -> AlarmQuerySet:
        """Return those whose trouble has not been over for long enough."""
        return self.filter(ended_at=None)

    def untold(self) -> AlarmQuerySet:
        """Ongoing ones of which nobody has been told by mail."""
        return self.ongoing().filter(told_at=None)

    def end_untold(self) -> AlarmQuerySet:
        """Return those over, told of when they began and not when they ended."""
        return self.exclude(ended_at=None).exclude(told_at=None).filter(end_told_at=None)


class Alarm(models.Model):
    """One incident: a trouble that lasted long enough for people to be told, until it is over.

    ``account`` is the key of the mailbox, empty for the outbox as a whole. ``since`` is when the
    trouble began, ``well_since`` when it was last seen to be gone: a relapse empties it, and only
    what stays well for a while ends. ``count`` is the number in its sentence (mails that were to be
    expected, messages that wait).
    """

    kind = models.CharField(max_length=8, choices=Kind.choices)
    account = models.CharField(max_length=50, blank=True)
    since = models.DateTimeField()
    reason = models.TextField(blank=True)
    count = models.PositiveIntegerField(default=0)
    raised_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    well_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_told_at = models.DateTimeField(null=True)

    objects = AlarmQuerySet.as_manager()

    class Meta:
        ordering = ("-raised_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "account"), condition=Q(ended_at=None), name="one_alarm_a_trouble"
            ),
        )
        indexes = (models.Index(fields=("account", "kind", "raised_at"), name="alarm_of_account"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.account}"

    @property
    def key(self) -> tuple[str, str]:
        """Return what trouble it is about."""
        return (self.kind, self.account)

    @property
    def seconds(self) -> float:
        """Return for how many seconds the trouble lasted, of an alarm that is over."""
        end = self.well_since or self.ended_at or self.raised_at
        return (end - self.since).total_seconds()
