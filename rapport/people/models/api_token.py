"""API tokens, stored as digests."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens, by validity."""

    def in_force(self) -> ApiTokenQuerySet:
        """Return tokens that were not revoked, of people who may sign in.

        Those that have expired are among them: who uses one should see why it fails.
        """
        return self.filter(revoked_at=None, user__is_active=True)


class ApiToken(models.Model):
    """A key with which a program acts as a person; shown once, stored as a digest.

    Without ``expires_at`` it works until it is revoked.
    """

    class Scope(models.TextChoices):
        READ = "read", _("Read")
        WRITE = "write", _("Read and write")

    user = models.ForeignKey("people.User", models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=80, blank=True)
    scope = models.CharField(_("may"), max_length=8, choices=Scope.choices, default=Scope.WRITE)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("works until"), null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name or f"token {self.pk}"

    def has_expired(self, at: datetime) -> bool:
        """Return whether it no longer works because its time is over."""
        return self.expires_at is not None and self.expires_at <= at
