"""Versions of business calendars."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BusinessCalendar(models.Model):
    """One version of a calendar of open hours; changing hours adds a version, never rewrites one.

    ``shifts`` maps weekdays to spans of wall time ("09:00-17:00"), ``holidays`` lists ISO dates,
    both in ``timezone``; ``holiday_names`` has the names of those that have one. ``holidays_of`` is
    the country whose public holidays were added last, "DE" or "DE-HH"; years after the last
    that is listed have them too. The version in force at an instant is the latest with ``since``
    before it.
    """

    name = models.CharField(_("name"), max_length=80)
    version = models.PositiveIntegerField(default=1)
    since = models.DateTimeField(_("valid from"))
    timezone = models.CharField(_("time zone"), max_length=64)
    shifts = models.JSONField(_("open hours"))
    holidays = models.JSONField(_("holidays"), default=list)
    holiday_names = models.JSONField(default=dict)
    holidays_of = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("name", "version")
        constraints = (
            models.UniqueConstraint(fields=("name", "version"), name="one_calendar_a_version"),
        )

    def __str__(self) -> str:
        return self.name
