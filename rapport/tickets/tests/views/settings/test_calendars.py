"""Settings of business calendars."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rapport.core import clock
from rapport.core.calendars.calendar import WEEKDAYS
from rapport.core.tests.calendars.test_icalendar_file import calendar as calendar_file
from rapport.people.models import User
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.models import BusinessCalendar
from rapport.timeline.models import Event

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")


def _form(**fields: str) -> dict[str, str]:
    """Return Monday to Friday from nine to five, with other days and fields as given.

    A weekday is given by its hours, "09:00-12:00, 13:00-17:00", and "" closes it.
    """
    sent = {"timezone": "Europe/Berlin", "holidays": "", "since": ""}
    week = dict.fromkeys(WEEK, "09:00-17:00")
    week |= {day: hours for day, hours in fields.items() if day in WEEKDAYS}
    for day, hours in week.items():
        for number, span in enumerate(filter(None, hours.split(", "))):
            opens, _dash, closes = span.partition("-")
            sent |= {day: "on", f"{day}_{number}_from": opens, f"{day}_{number}_to": closes}
    return sent | {name: value for name, value in fields.items() if name not in WEEKDAYS}


def test_making_one(as_ada: Client) -> None:
    as_ada.post(
        "/settings/calendars/new/",
        _form(name="Shop", saturday="10:00-14:00", holidays="2027-01-01 New Year\n2026-12-25\n"),
    )

    calendar = BusinessCalendar.objects.get()
    assert (calendar.name, calendar.version) == ("Shop", 1)
    assert calendar.shifts["saturday"] == ["10:00-14:00"]
    assert calendar.holidays == ["2026-12-25", "2027-01-01"]
    assert calendar.holiday_names == {"2027-01-01": "New Year"}
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
        ({"monday": "nine-five"}, "“nine” is not a time"),
        ({"holidays": "Christmas"}, "Christmas"),
        ({"since": "2020-01-01"}, "not in the past"),
        ({"since": "soon"}, "“soon” is not a day. Write it like 28 Feb 2026."),
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
    fields = _form(monday="abc-17:00", timezone="Mars", holidays="Christmas")

    page = as_ada.post(f"/settings/calendars/{office_hours.pk}/", fields).content.decode()

    for name in ("id_timezone_error", "monday-error", "id_holidays_error"):
        assert f'id="{name}"' in page
    for name in ("id_since_error", "tuesday-error"):
        assert f'id="{name}"' not in page
    assert "“abc” is not a time. Write it like 9:00." in page


def test_a_weekday_is_named_in_the_language_of_the_reader(
    as_ada: Client, ada: User, office_hours: BusinessCalendar
) -> None:
    User.objects.filter(pk=ada.pk).update(language="de")

    page = as_ada.post(f"/settings/calendars/{office_hours.pk}/", _form(monday="17:00-09:00"))

    assert "am Montag" in page.content.decode()


def press(client: Client, calendar: BusinessCalendar, **fields: object) -> str:
    """Press a button that changes what is filled in, and return the page."""
    answer = client.post(f"/settings/calendars/{calendar.pk}/", _form() | fields)
    assert answer.status_code == 200
    assert BusinessCalendar.objects.count() == 1, "nothing is saved"
    return answer.content.decode()


def test_hours_can_be_added_without_a_script(
    as_ada: Client, office_hours: BusinessCalendar
) -> None:
    assert 'name="monday_1_from"' in press(as_ada, office_hours, add_hours="monday")


def test_hours_can_be_copied_and_taken_away(as_ada: Client, office_hours: BusinessCalendar) -> None:
    page = press(as_ada, office_hours, copy_hours="monday_all")
    assert "56 h a week." in page

    assert "32 h a week." in press(as_ada, office_hours, drop_hours="friday_0")


def test_public_holidays_are_added_with_their_names(
    as_ada: Client, office_hours: BusinessCalendar
) -> None:
    page = press(as_ada, office_hours, add_days="country", country="DE", region="BW")

    year = clock.now().year
    assert f"{year + 1}-01-06 Epiphany" in page
    assert f"{year + 9}-12-25 " in page
    assert "Not saved yet: press Save to keep what you changed." in page
    assert 'name="holidays_of" value="DE-BW"' in page


def test_public_holidays_are_read_in_the_language_of_the_reader(
    as_ada: Client, ada: User, office_hours: BusinessCalendar
) -> None:
    sent = _form(holidays="2027-01-06 Epiphany\n2027-01-07 Epiphany", holidays_of="DE-BW")
    as_ada.post(f"/settings/calendars/{office_hours.pk}/", sent)
    User.objects.filter(pk=ada.pk).update(language="de")
    page = as_ada.get(f"/settings/calendars/{office_hours.pk}/").content.decode()

    assert "Noch nicht gespeichert" not in page
    assert "Mittwoch, 6. Januar" in page
    assert "2027-01-06 Heilige Drei Könige" in page
    assert "2027-01-07 Epiphany" in page, "a name of one's own stays"


def test_a_calendar_file_is_read(as_ada: Client, office_hours: BusinessCalendar) -> None:
    day = f"{clock.now().year + 1}0802"
    file = SimpleUploadedFile("off.ics", calendar_file(f"DTSTART;VALUE=DATE:{day}\nSUMMARY:Outing"))
    page = press(as_ada, office_hours, add_days="file", file=file)

    assert "-08-02 Outing" in page


def test_days_of_ones_own_include_the_last(as_ada: Client, office_hours: BusinessCalendar) -> None:
    page = press(
        as_ada,
        office_hours,
        add_days="one",
        first="2031-12-24",
        last="2031-12-26",
        day_name="Inventory",
    )

    assert "2031-12-24 Inventory\n2031-12-25 Inventory\n2031-12-26 Inventory" in page
    assert "24 December to 26 December" in page
    dropped = press(
        as_ada,
        office_hours,
        holidays="2031-12-24 Inventory\n2031-12-27 Late",
        forget_days="2031-12-24_2031-12-24",
    )
    assert "Inventory" not in dropped
    assert "2031-12-27 Late" in dropped


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"add_days": "one"}, "Say which day."),
        ({"add_days": "one", "first": "soon"}, "“soon” is not a day"),
        ({"add_days": "one", "first": "2031-12-26", "last": "2031-12-24"}, "cannot be before"),
        ({"add_days": "country", "country": "XX"}, "Choose a country"),
        ({"add_days": "file"}, "Choose a file first."),
        ({"add_days": "one", "first": "2031-12-26", "holidays": "nonsense"}, "“nonsense” is not"),
    ],
)
def test_holidays_that_make_no_sense_are_told(
    as_ada: Client, office_hours: BusinessCalendar, fields: dict[str, str], sentence: str
) -> None:
    answer = as_ada.post(f"/settings/calendars/{office_hours.pk}/", _form() | fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_it_says_what_the_hours_come_to(as_ada: Client, office_hours: BusinessCalendar) -> None:
    sent = _form(monday="09:00-12:00") | {"outlook": "1"}
    answer = as_ada.post(f"/settings/calendars/{office_hours.pk}/", sent).content.decode()

    assert "35 h a week." in answer
    assert "<html" not in answer
    nonsense = as_ada.post(
        f"/settings/calendars/{office_hours.pk}/", _form(monday="x-y") | {"outlook": "1"}
    )
    assert "a week" not in nonsense.content.decode()


def test_an_agent_changes_none(as_ben: Client, office_hours: BusinessCalendar) -> None:
    assert as_ben.post(f"/settings/calendars/{office_hours.pk}/", _form()).status_code == 403
