"""The schedule of backups, and those that were made."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

ONLY = 1


class ScheduleManager(models.Manager["Schedule"]):
    """The one schedule of a desk."""

    def current(self) -> Schedule:
        """Return the schedule, turned off on a desk that has set none."""
        return self.filter(pk=ONLY).first() or self.model(pk=ONLY)


class Schedule(models.Model):
    """The time and place of backups, and how they fare. There is one row.

    ``time_of_day`` is in the desk's time zone. ``recipients`` are public keys, one a line.
    ``failing_since`` and ``failure`` are of the last backups, ``proof_failure`` of the last one
    that was tried.
    """

    is_on = models.BooleanField(default=False)
    folder = models.CharField(_("folder"), max_length=500, blank=True)
    time_of_day = models.TimeField(_("time"), default=time(2, 30))
    daily = models.PositiveSmallIntegerField(_("days"), default=7)
    weekly = models.PositiveSmallIntegerField(_("weeks"), default=4)
    recipients = models.TextField(_("public keys"), blank=True)
    set_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(null=True)
    proven_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    proof_failure = models.TextField(blank=True)

    objects = ScheduleManager()

    def __str__(self) -> str:
        return self.folder


class Outcome(models.TextChoices):
    """What came of a backup."""

    RUNNING = "running", _("being made")
    MADE = "made", _("made")
    FAILED = "failed", _("failed")


class Proof(models.TextChoices):
    """What came of restoring it on a copy."""

    NONE = "", _("not tried")
    PROVEN = "proven", _("proven")
    READ = "read", _("read, not restored")
    FAILED = "failed", _("not restorable")


class BackupQuerySet(models.QuerySet["Backup"]):
    """Backups, by what came of them and whether their file is kept."""

    def kept(self) -> BackupQuerySet:
        """Return those whose file we have not deleted."""
        return self.filter(outcome=Outcome.MADE, removed_at=None)

    def latest_first(self) -> BackupQuerySet:
        """Return them in the order in which people look for one."""
        return self.order_by("-started_at", "-pk")


class Backup(models.Model):
    """One backup by the schedule: where, how large, how long it took, and whether it is proven."""

    path = models.CharField(_("file"), max_length=600)
    started_at = models.DateTimeField()
    seconds = models.FloatField(null=True)
    size = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=7, choices=Outcome.choices, default=Outcome.RUNNING)
    reason = models.TextField(blank=True)
    is_encrypted = models.BooleanField(default=False)
    proof = models.CharField(max_length=6, choices=Proof.choices, blank=True)
    proof_note = models.TextField(blank=True)
    proof_seconds = models.FloatField(null=True)
    proved_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    objects = BackupQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("-started_at", "-id"), name="backup_latest"),
            models.Index(
                fields=("started_at",),
                condition=Q(outcome="made", removed_at=None),
                name="backup_kept",
            ),
        )

    def __str__(self) -> str:
        return self.path
