"""API tokens, stored as digests."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens, by validity."""

    def in_force(self) -> ApiTokenQuerySet:
        """Return valid tokens: not revoked, and of a person who may sign in."""
        return self.filter(revoked_at=None, user__is_active=True)


class ApiToken(models.Model):
    """A key with which a program acts as a person; shown once, stored as a digest."""

    class Scope(models.TextChoices):
        READ = "read", _("Read")
        WRITE = "write", _("Read and write")

    user = models.ForeignKey("people.User", models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=80, blank=True)
    scope = models.CharField(_("may"), max_length=8, choices=Scope.choices, default=Scope.WRITE)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name or f"token {self.pk}"
