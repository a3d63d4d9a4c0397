"""The first queue of a new desk, with open hours."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rapport.people.models import Team, User
from rapport.tickets.models import Queue
from rapport.tickets.setup.actions import CalendarSettings, QueueSettings, keep_calendar, make_queue

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
OPEN = ["09:00-17:00"]


def open_first_queue(administrator: User, team: Team, at: datetime) -> Queue | None:
    """Create the first team's default queue, open on weekdays from nine to five.

    The hours are in the administrator's time zone. Returns None on a desk that has a queue
    already.
    """
    if Queue.objects.exists():
        return None
    hours = CalendarSettings(administrator.timezone, dict.fromkeys(WEEKDAYS, OPEN))
    calendar = keep_calendar(_("Office hours"), hours, by=administrator, at=at)
    settings = QueueSettings(team.name, team, calendar.name, is_default=True)
    return make_queue(settings, by=administrator, at=at)
