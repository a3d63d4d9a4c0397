"""Invitations to work here."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from rapport.people.roles import Role


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, by state."""

    def waiting(self) -> InvitationQuerySet:
        """Return invitations neither accepted nor withdrawn; expired ones can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """An invitation; its secret goes out by mail and is stored only as a digest."""

    email = models.EmailField(_("email address"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.AGENT)
    teams = models.ManyToManyField("people.Team", blank=True)
    invited_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, unique=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-invited_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("email",),
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_waiting_invitation_an_address",
            ),
        )

    def __str__(self) -> str:
        return self.email

    def is_open(self, at: datetime) -> bool:
        """Return whether it can still be accepted."""
        return not self.accepted_at and not self.withdrawn_at and at < self.expires_at
