"""The first step of a new desk that is about its hours."""

from __future__ import annotations

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.additions.ready import hours_are_set, hours_now
from rapport.tickets.models import BusinessCalendar, Queue
from rapport.tickets.setup.actions import CalendarSettings, keep_calendar


def test_the_hours_a_desk_begins_with_are_not_set_yet(
    ada: User, office_hours: BusinessCalendar
) -> None:
    assert not hours_are_set()
    later = CalendarSettings("Europe/Berlin", {"monday": ["08:00-12:00"]})
    keep_calendar(office_hours.name, later, by=ada, at=MONDAY)

    assert hours_are_set()


def test_it_leads_to_the_calendar_of_the_default_queue(
    support_queue: Queue, office_hours: BusinessCalendar
) -> None:
    assert hours_now().url == f"/settings/calendars/{office_hours.pk}/"


def test_a_desk_without_a_calendar_is_led_to_the_list(db: None) -> None:
    assert hours_now().url == ""
