"""Actions on business calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.calendars.calendar_file import from_mapping, to_mapping
from rapport.core.errors import Invalid
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.tickets.models import BusinessCalendar
from rapport.tickets.setup import events
from rapport.timeline.record import record


@dataclass(frozen=True)
class CalendarSettings:
    """Open hours: spans of wall time by weekday ("09:00-17:00"), and days without any.

    Days may have names; ``holidays_of`` is the country whose public holidays are among them.
    """

    timezone: str
    shifts: Mapping[str, Sequence[str]]
    holidays: Sequence[str] = ()
    holiday_names: Mapping[str, str] = field(default_factory=dict)
    holidays_of: str = ""


def keep_calendar(
    name: str,
    settings: CalendarSettings,
    *,
    by: Actor,
    since: datetime | None = None,
    at: datetime | None = None,
) -> BusinessCalendar:
    """Set the open hours of a calendar from an instant on (by default now), as a new version.

    What earlier versions judged stays judged by them. Unchanged hours add no version. Raises
    Invalid (CalendarError) for hours that make no sense or begin in the past.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    since = since or at
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise Invalid(_("A calendar needs a name of at most 80 characters."))
    if since < at:
        raise Invalid(_("Open hours can change now or later, but not in the past."))
    hours = to_mapping(from_mapping(_as_mapping(settings))) | _names(settings)
    with transaction.atomic():
        last = BusinessCalendar.objects.filter(name=name).order_by("-version").first()
        if last is not None and _as_stored(last) == hours:
            return last
        if last is not None and since < last.since:
            raise Invalid(
                _("Different hours are already set for later. Start on that day or after it.")
            )
        kept = BusinessCalendar.objects.create(
            name=name, version=last.version + 1 if last else 1, since=since, **hours
        )
        record(events.CALENDAR_KEPT, kept, by=by, at=at, name=name, version=kept.version)
    return kept


def _as_mapping(settings: CalendarSettings) -> dict[str, object]:
    shifts = {day: list(spans) for day, spans in settings.shifts.items() if spans}
    return {
        "timezone": settings.timezone,
        "shifts": shifts,
        "holidays": list(settings.holidays),
    }


def _as_stored(row: BusinessCalendar) -> dict[str, object]:
    stored = {"timezone": row.timezone, "shifts": row.shifts, "holidays": row.holidays}
    named = {"holiday_names": row.holiday_names, "holidays_of": row.holidays_of}
    return to_mapping(from_mapping(stored)) | named


def _names(settings: CalendarSettings) -> dict[str, object]:
    """Return the names of the days that are kept, and where they come from."""
    kept = set(settings.holidays)
    names = {day: name for day, name in settings.holiday_names.items() if day in kept and name}
    return {"holiday_names": names, "holidays_of": settings.holidays_of if kept else ""}
