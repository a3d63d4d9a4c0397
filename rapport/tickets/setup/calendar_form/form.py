"""The form of a business calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from rapport.core import clock
from rapport.core.calendars import icalendar_file, public_holidays, typed
from rapport.core.calendars.calendar import WEEKDAYS, CalendarError, find_zone
from rapport.core.errors import Invalid
from rapport.core.face.fields import DayField, LongTextField, NameField
from rapport.people.forms.zones import ZoneField
from rapport.tickets.models import BusinessCalendar
from rapport.tickets.setup.actions import CalendarSettings
from rapport.tickets.setup.calendar_form import days_off
from rapport.tickets.setup.calendar_form.shown import Shown
from rapport.tickets.setup.calendar_form.week import WORKING, Week

# Public holidays are added for so many years: long enough to forget, short enough to be known.
YEARS = 10
COPIES = {"work": WORKING, "all": WEEKDAYS}


class CalendarForm(forms.Form):
    """Zone, week and holidays of a calendar.

    Its buttons besides *Save* change what is filled in and save nothing, so that it works without
    a script: ``changed`` returns the form after one of them.
    """

    name = NameField()
    timezone = ZoneField()
    holidays = LongTextField(
        lines=6,
        label=_("All holidays as text"),
        required=False,
        max_length=500_000,
        help_text=_("One per line, with its name: 2027-01-01 New Year’s Day."),
    )
    holidays_of = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    country = forms.CharField(required=False, max_length=2)
    region = forms.CharField(required=False, max_length=20)
    first = DayField(label=_("Day"), required=False)
    last = DayField(label=_("Last day, if several"), required=False)
    day_name = forms.CharField(label=_("Name"), required=False, max_length=80)
    since = DayField(
        label=_("From"),
        required=False,
        help_text=_("The day these hours start. Leave blank to start now."),
    )

    def __init__(
        self, data: Any = None, *, week: Week | None = None, known: str = "", **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.known = known
        if known:
            del self.fields["name"]
        self.week = week or (Week.sent(data) if data is not None else Week.usual())
        # What is wrong with the part of the holidays that a button is about, by its key.
        self.wrong: dict[str, str] = {}
        zone = self.fields["timezone"]
        assert isinstance(zone, ZoneField)
        if present := self.initial.get("timezone"):
            zone.offer(present)

    @classmethod
    def of(cls, calendar: BusinessCalendar) -> CalendarForm:
        """Return the form filled in from the latest version."""
        initial = {
            "timezone": calendar.timezone,
            "holidays": days_off.write(_named(calendar)),
            "holidays_of": calendar.holidays_of,
        }
        return cls(week=Week.of(calendar.shifts), initial=initial, known=calendar.name)

    @classmethod
    def changed(
        cls, data: Mapping[str, str], file: UploadedFile[Any] | None = None, *, known: str = ""
    ) -> CalendarForm:
        """Return the form after one of its buttons, with nothing checked but what that is about."""
        week = Week.sent(data)
        _change_week(week, data)
        form = cls(
            week=week, initial={key: data.get(key, "") for key in cls.base_fields}, known=known
        )
        try:
            form._change_holidays(data, file)
        except Invalid as wrong:
            form.wrong[data.get("add_days") or "text"] = wrong.sentence
        return form

    def clean_holidays(self) -> dict[date, str]:
        """Return the holidays by day, with their names."""
        try:
            return days_off.read(self.cleaned_data["holidays"])
        except CalendarError as wrong:
            raise forms.ValidationError(wrong.sentence) from wrong

    def is_valid(self) -> bool:
        """Return whether every field and every day of the week makes sense."""
        is_valid = super().is_valid()
        self.week.shifts()
        return is_valid and not self.week.is_wrong

    def calendar_name(self) -> str:
        """Return the name of the calendar."""
        return self.known or str(self.cleaned_data["name"])

    def settings(self) -> CalendarSettings:
        """Return the hours in a valid form."""
        given = self.cleaned_data
        named: dict[date, str] = given["holidays"]
        return CalendarSettings(
            given["timezone"],
            self.week.shifts(),
            [day.isoformat() for day in named],
            {day.isoformat(): name for day, name in named.items() if name},
            given["holidays_of"],
        )

    def begins(self) -> datetime | None:
        """Return the midnight, in the calendar's zone, from which they apply; None for now."""
        day: date | None = self.cleaned_data["since"]
        if day is None:
            return None
        zone = find_zone(self.cleaned_data["timezone"])
        return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)

    @property
    def shown(self) -> Shown:
        """Return what is read of the form, not filled in."""
        return Shown(self.week, lambda name: str(self[name].value() or ""))

    def _change_holidays(self, data: Mapping[str, str], file: UploadedFile[Any] | None) -> None:
        """Add or remove holidays as the pressed button says."""
        days, this_year = days_off.read(data.get("holidays", "")), clock.now().year
        match data.get("add_days"):
            case "one":
                days |= self._one(data)
                self.initial = {**self.initial, "first": "", "last": "", "day_name": ""}
            case "country":
                choice = public_holidays.choice_of(data.get("country", ""), data.get("region", ""))
                years = range(this_year, this_year + YEARS)
                days |= public_holidays.days(choice, years, get_language() or "en")
                self.initial["holidays_of"] = choice
            case "file":
                if file is None:
                    raise CalendarError(gettext("Choose a file first."))
                first = date(this_year, 1, 1)
                last = date(this_year + YEARS - 1, 12, 31)
                content = file.read(icalendar_file.MOST_BYTES + 1)
                days |= icalendar_file.days(content, first, last)
            case _:
                pass
        if dropped := data.get("forget_days"):
            days = {} if dropped == "all" else days_off.without(days, dropped)
        self.initial["holidays"] = days_off.write(days)

    def _one(self, data: Mapping[str, str]) -> dict[date, str]:
        first, last = (_day(data.get(key, "")) for key in ("first", "last"))
        return days_off.between(first, last, data.get("day_name", ""))


def _change_week(week: Week, data: Mapping[str, str]) -> None:
    if key := data.get("add_hours"):
        week.add(key)
    if dropped := data.get("drop_hours"):
        key, _dash, number = dropped.rpartition("_")
        week.drop(key, int(number) if number.isdecimal() else -1)
    if copied := data.get("copy_hours"):
        key, _dash, to = copied.rpartition("_")
        week.copy(key, to=COPIES.get(to, ()))


def _named(calendar: BusinessCalendar) -> dict[date, str]:
    """Return the holidays of a version, public ones under the reader's name for them."""
    days = {
        date.fromisoformat(day): calendar.holiday_names.get(day, "") for day in calendar.holidays
    }
    if not calendar.holidays_of or not days:
        return days
    years = range(min(days).year, max(days).year + 1)
    known = public_holidays.days(calendar.holidays_of, years, get_language() or "en")
    usual = {
        day: {
            names[day] for names in _in_every_language(calendar.holidays_of, years) if day in names
        }
        for day in known
    }
    return {
        day: known[day] if day in known and name in usual[day] else name
        for day, name in days.items()
    }


def _in_every_language(choice: str, years: range) -> list[dict[date, str]]:
    return [public_holidays.days(choice, years, code) for code in ("", "en", "de")]


def _day(text: str) -> date | None:
    """Return the day typed, or None. Raises Invalid for what is none."""
    return typed.read_day(text) if text.strip() else None
