"""Alarms, stored while they last and afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The kinds of trouble that stop mail."""

    FETCHING = "fetching", _("cannot be fetched")
    UNASKED = "unasked", _("is not being checked")
    SILENT = "silent", _("unusually quiet")
    SENDING = "sending", _("cannot be sent")
    OUTBOX = "outbox", _("nothing is being sent")


class AlarmQuerySet(models.QuerySet["Alarm"]):
    """Alarms, by whether they are ongoing and who has heard of them."""

    def ongoing(self) -> AlarmQuerySet:
        """Return alarms whose trouble has not been over for long enough."""
        return self.filter(ended_at=None)

    def untold(self) -> AlarmQuerySet:
        """Return ongoing alarms that nobody has been told of by mail."""
        return self.ongoing().filter(told_at=None)

    def end_untold(self) -> AlarmQuerySet:
        """Return ended alarms whose beginning was told and whose end was not."""
        return self.exclude(ended_at=None).exclude(told_at=None).filter(end_told_at=None)


class Alarm(models.Model):
    """One incident: a trouble that lasted long enough to tell people, until it is over.

    ``account`` is the key of the mailbox, empty for the outbox as a whole. ``since`` is when the
    trouble began, ``well_since`` when it was last seen to be gone: a relapse clears it, and only
    what stays well for a while ends. ``count`` is the number in its sentence (expected mails,
    waiting messages).
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
        """Return the key of its trouble."""
        return (self.kind, self.account)

    @property
    def seconds(self) -> float:
        """Return how many seconds the trouble of an ended alarm lasted."""
        end = self.well_since or self.ended_at or self.raised_at
        return (end - self.since).total_seconds()
