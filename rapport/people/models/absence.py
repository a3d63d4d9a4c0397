"""Absences of people who work here."""

from __future__ import annotations

from datetime import datetime

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
