"""Needs that people set aside, and their visits of the cockpit."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rapport.channels.notices.models import Notice
from rapport.people.models import User


class AsideQuerySet(models.QuerySet["Aside"]):
    """Needs set aside, by whether they still are, and by person."""

    def in_force(self, at: datetime) -> AsideQuerySet:
        """Return those not brought back; one that is snoozed comes back by itself."""
        return self.filter(Q(until=None) | Q(until__gt=at), ended_at=None)

    def given_to(self, user: User | int) -> AsideQuerySet:
        """Return what colleagues gave this person, and they have not ended."""
        return self.filter(to=user, ended_at=None)


class Aside(models.Model):
    """A need that somebody set aside: dismissed, snoozed, or given to a colleague.

    It hides what ``rule`` finds about ``subjects`` from the cockpit of ``user``, unless that has
    become more urgent than ``urgency`` or has clearly outgrown ``size``. ``text`` and ``url`` are
    the need as it was told, in the language of the person who reads it; ``reason`` is why it was
    dismissed, or the note to ``to``.
    """

    class How(models.TextChoices):
        DISMISSED = "dismissed", _("dismissed")
        SNOOZED = "snoozed", _("snoozed")
        GIVEN = "given", _("given to a colleague")

    user = models.ForeignKey(User, models.CASCADE, related_name="asides")
    how = models.CharField(max_length=9, choices=How.choices)
    rule = models.CharField(max_length=32)
    subjects = models.JSONField(default=list)
    urgency = models.PositiveSmallIntegerField()
    size = models.FloatField()
    text = models.CharField(max_length=400)
    url = models.TextField()
    reason = models.CharField(max_length=300, blank=True)
    to = models.ForeignKey(User, models.CASCADE, null=True, related_name="given_needs")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # By which ``to`` is told by mail.
    notice = models.ForeignKey(Notice, models.SET_NULL, null=True, related_name="+")

    objects = AsideQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=("user", "at"), name="aside_of", condition=Q(ended_at=None)),
            models.Index(
                fields=("to", "at"),
                name="aside_given",
                condition=Q(ended_at=None, to__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.text} ({self.how})"

    def is_in_force(self, at: datetime) -> bool:
        """Return whether it is still set aside."""
        return self.ended_at is None and (self.until is None or self.until > at)


class Visit(models.Model):
    """Somebody's latest visit of the cockpit, and how things stood at the end of the one before.

    ``xid`` and ``event_id`` are the end of the timeline then, ``known`` the marks of the needs that
    were there; ``latest_…`` are the same for the visit that is going on.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="cockpit_visit")
    at = models.DateTimeField()
    latest_xid = models.BigIntegerField(default=0)
    latest_event_id = models.BigIntegerField(default=0)
    latest_known = models.JSONField(default=list)
    since = models.DateTimeField(null=True)
    xid = models.BigIntegerField(default=0)
    event_id = models.BigIntegerField(default=0)
    known = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.user_id} at {self.at:%Y-%m-%d %H:%M}"
