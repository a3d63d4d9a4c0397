"""Absences of people who work here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences, by time."""

    def at(self, at: datetime) -> AbsenceQuerySet:
        """Return absences in force at an instant."""
        return self.not_over(at).filter(start__lte=at)

    def not_over(self, at: datetime) -> AbsenceQuerySet:
        """Return absences in force at an instant or later; one cancelled before it
        began is over.
        """
        return self.filter(Q(until=None) | Q(until__gt=at) & Q(until__gt=F("start")))


class Absence(models.Model):
    """A time in which a person is away; open-ended while ``until`` is empty."""

    user = models.ForeignKey("people.User", models.CASCADE, related_name="absences")
    start = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True, blank=True)
    noted_by = models.ForeignKey("people.User", models.SET_NULL, null=True, related_name="+")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ("-start",)

    def __str__(self) -> str:
        return f"{self.user_id} away from {self.start:%Y-%m-%d}"

    @property
    def days(self) -> dict[str, str | None]:
        """Return its first and last day where the person lives, as ISO 8601; None while open."""
        first = self.start.astimezone(self.user.zone).date()
        if self.until is None:
            return {"start": first.isoformat(), "until": None}
        last = (self.until - timedelta(microseconds=1)).astimezone(self.user.zone).date()
        return {"start": first.isoformat(), "until": last.isoformat()}
