"""The first step of a new desk that is about its hours."""

from __future__ import annotations

from django.urls import reverse

from rapport.people.places.first_run import Now
from rapport.tickets.models import BusinessCalendar, Queue


def hours_are_set() -> bool:
    """Return whether somebody has set open hours; those a desk begins with are version 1."""
    return BusinessCalendar.objects.filter(version__gt=1).exists()


def hours_now() -> Now:
    """Return the way to the calendar of the default queue."""
    queue = Queue.objects.order_by("-is_default", "pk").first()
    versions = BusinessCalendar.objects.filter(name=queue.calendar_name if queue else "")
    latest = versions.order_by("-version").first()
    if latest is None:
        return Now()
    return Now(url=reverse("business_calendar", args=[latest.pk]))
