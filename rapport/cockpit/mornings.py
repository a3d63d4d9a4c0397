"""Mornings in the zone of the reader."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from rapport.core.calendars.typed import read_day
from rapport.core.errors import Invalid

# When a day begins for somebody who has put something off until then.
MORNING = time(8)


def morning(text: str, at: datetime) -> datetime:
    """Return the morning of "tomorrow" or of a day. Raises Invalid for what is no day."""
    if text == "tomorrow":
        day = timezone.localtime(at).date() + timedelta(days=1)
    else:
        if not text.strip():
            raise Invalid(_("Choose a day."))
        day = read_day(text)
    return datetime.combine(day, MORNING, tzinfo=timezone.localtime(at).tzinfo)


def next_monday(at: datetime) -> date:
    """Return the Monday after today."""
    today = timezone.localtime(at).date()
    return today + timedelta(days=7 - today.weekday())
