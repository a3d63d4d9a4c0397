"""Settings of business calendars."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from rapport.core import clock
from rapport.people.models import User
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.models import BusinessCalendar
from rapport.timeline.models import Event

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")


def _form(**fields: str) -> dict[str, str]:
    hours = dict.fromkeys(WEEK, "09:00-17:00")
    return {"timezone": "Europe/Berlin", "holidays": "", "since": "", **hours, **fields}


def test_making_one(as_ada: Client) -> None:
    as_ada.post(
        "/settings/calendars/new/",
        _form(name="Shop", saturday="10:00-14:00", holidays="2027-01-01\n2026-12-25\n"),
    )

    calendar = BusinessCalendar.objects.get()
    assert (calendar.name, calendar.version) == ("Shop", 1)
    assert calendar.shifts["saturday"] == ["10:00-14:00"]
    assert calendar.holidays == ["2026-12-25", "2027-01-01"]
    assert Event.objects.filter(kind="calendar.kept").count() == 1


def test_saving_adds_a_version_and_leaves_what_was_measured(
    as_ada: Client, office_hours: BusinessCalendar
) -> None:
    now = clock.now()
    week_ago = now - timedelta(days=7)
    before = Hours().of("Office").seconds(week_ago, now)

    answered = as_ada.post(
        f"/settings/calendars/{office_hours.pk}/", _form(friday="09:00-12:00"), follow=True
    )

    latest = BusinessCalendar.objects.get(version=2)
    assert latest.shifts["friday"] == ["09:00-12:00"]
    assert latest.since >= now
    assert Hours().of("Office").seconds(week_ago, now) == before
    page = answered.content.decode()
    assert "Saved as version 2." in page
    assert "Version 1" in page


def test_the_same_hours_add_no_version(as_ada: Client, office_hours: BusinessCalendar) -> None:
    as_ada.post(f"/settings/calendars/{office_hours.pk}/", _form())

    assert BusinessCalendar.objects.count() == 1


def test_hours_can_begin_on_a_later_day(as_ada: Client, office_hours: BusinessCalendar) -> None:
    later = (clock.now() + timedelta(days=30)).date()

    as_ada.post(
        f"/settings/calendars/{office_hours.pk}/", _form(friday="", since=later.isoformat())
    )

    since = BusinessCalendar.objects.get(version=2).since
    assert since.date() in (later, later - timedelta(days=1)), "midnight in Berlin"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"timezone": "Mars/Olympus"}, "“Mars/Olympus” is not a time zone."),
        ({"monday": "17:00-09:00"}, "must end after it starts"),
        ({"monday": "09:00-12:00, 11:00-14:00"}, "overlap"),
        ({"monday": "nine to five"}, "nine to five"),
        ({"holidays": "Christmas"}, "Christmas"),
        ({"since": "2020-01-01"}, "not in the past"),
        ({"since": "soon"}, "Enter a valid date."),
    ],
)
def test_hours_that_make_no_sense_come_back_with_the_reason(
    as_ada: Client, office_hours: BusinessCalendar, fields: dict[str, str], sentence: str
) -> None:
    answered = as_ada.post(f"/settings/calendars/{office_hours.pk}/", _form(**fields))

    assert answered.status_code == 422
    assert sentence in answered.content.decode()
    assert BusinessCalendar.objects.count() == 1


def test_every_mistake_stands_at_its_field(as_ada: Client, office_hours: BusinessCalendar) -> None:
    fields = _form(monday="abc", timezone="Mars", holidays="Christmas")

    page = as_ada.post(f"/settings/calendars/{office_hours.pk}/", fields).content.decode()

    for name in fields:
        wrong = name in {"monday", "timezone", "holidays"}
        assert (f'id="id_{name}_error"' in page) is wrong, name
    assert "“abc” on Monday is not a shift. Write it like 09:00-17:00." in page


def test_a_weekday_is_named_in_the_language_of_the_reader(
    as_ada: Client, ada: User, office_hours: BusinessCalendar
) -> None:
    User.objects.filter(pk=ada.pk).update(language="de")

    page = as_ada.post(f"/settings/calendars/{office_hours.pk}/", _form(monday="abc"))

    assert "am Montag" in page.content.decode()


def test_an_agent_changes_none(as_ben: Client, office_hours: BusinessCalendar) -> None:
    assert as_ben.post(f"/settings/calendars/{office_hours.pk}/", _form()).status_code == 403
