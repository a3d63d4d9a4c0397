"""Exports and erasures of what is held on a person."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models


class Export(models.Model):
    """A copy of everything held on a person, made in the background, kept for some days.

    ``whose`` and ``subject`` say who it is about (``subjects.Subject``). ``key`` names the file,
    so that nobody guesses it. ``done`` of ``total`` rows are in it.
    """

    whose = models.CharField(max_length=8)
    subject = models.BigIntegerField()
    key = models.CharField(max_length=32)
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("whose", "subject"), name="export_of_person"),)

    def __str__(self) -> str:
        return f"export {self.pk} of {self.whose} {self.subject}"

    @property
    def is_ready(self) -> bool:
        """Return whether the file can be fetched."""
        return self.finished_at is not None and not self.failure

    @property
    def path(self) -> Path:
        """Return the path of its file."""
        return Path(settings.PRIVACY_ROOT) / "exports" / f"{self.key}.zip"


class Erasure(models.Model):
    """The erasure of a customer: numbers only, and digests by which a backup's copy is known.

    ``marks`` are keyed digests of the addresses (``marks.marks_of``). ``files`` are the digests of
    stored files that are still to go, cleared at ``swept_at``. ``rows`` counts what was erased.
    """

    subject = models.BigIntegerField(db_index=True)
    by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    marks = models.JSONField(default=list)
    files = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"erasure {self.pk} of customer {self.subject}"
