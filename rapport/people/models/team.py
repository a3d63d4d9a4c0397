"""Teams and memberships."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Team(models.Model):
    """People who share queues."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's place in a team."""

    user = models.ForeignKey("people.User", models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "team"), name="one_membership_a_team"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.team_id}"
