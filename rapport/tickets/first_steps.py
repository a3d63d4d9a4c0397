"""What a new desk gets of tickets: one queue with open hours."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import slugify
from django.utils.translation import gettext as _

from rapport.people.models import Team, User
from rapport.tickets.models import BusinessCalendar, Queue

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
OPEN = ["09:00-17:00"]


def open_first_queue(administrator: User, team: Team, at: datetime) -> Queue | None:
    """Give the first team a queue that takes everything, open on weekdays from nine to five.

    The hours are those of the administrator's time zone. A desk that has a queue keeps it.
    """
    if Queue.objects.exists():
        return None
    calendar = BusinessCalendar.objects.create(
        name=_("Office hours"),
        since=at,
        timezone=administrator.timezone,
        shifts=dict.fromkeys(WEEKDAYS, OPEN),
    )
    return Queue.objects.create(
        name=team.name,
        slug=slugify(team.name) or "desk",
        team=team,
        calendar_name=calendar.name,
        is_default=True,
    )
