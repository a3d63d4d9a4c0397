"""The parts of a calendar's form that are read, not filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from rapport.core import clock
from rapport.core.calendars import public_holidays
from rapport.core.calendars.calendar import Calendar, CalendarError
from rapport.core.calendars.calendar_file import from_mapping
from rapport.core.calendars.countries import country_of
from rapport.tickets.setup.calendar_form import days_off, outlook
from rapport.tickets.setup.calendar_form.week import Week


class Shown:
    """What a form shows of the values that are filled in, whether they make sense or not."""

    def __init__(self, week: Week, value: Callable[[str], str]) -> None:
        self._week = week
        self._value = value

    @property
    def days(self) -> list[tuple[int, list[days_off.DayOff]]]:
        """Return the holidays by year; nothing while the text cannot be read."""
        return days_off.by_year(self._named())

    @property
    def this_year(self) -> int:
        """Return the year that is shown unfolded."""
        return clock.now().year

    @property
    def outlook(self) -> outlook.Outlook | None:
        """Return what the hours come to, or None while they make no sense."""
        calendar = self._calendar()
        return outlook.of(calendar, self._named(), clock.now()) if calendar else None

    @property
    def country(self) -> str:
        """Return the country to show as chosen: what was, else that of the zone."""
        kept = public_holidays.parts_of(self._value("holidays_of"))[0]
        return self._value("country") or kept or country_of(self._value("timezone"))

    @property
    def region(self) -> str:
        """Return the region to show as chosen."""
        return self._value("region") or public_holidays.parts_of(self._value("holidays_of"))[1]

    @property
    def countries(self) -> tuple[tuple[str, str], ...]:
        """Return the countries whose holidays are known."""
        return public_holidays.countries()

    @property
    def regions(self) -> tuple[tuple[str, str], ...]:
        """Return the regions of the country chosen."""
        return public_holidays.regions(self.country)

    @property
    def goes_on_after(self) -> int | None:
        """Return the last year listed if later ones have its public holidays too, else None."""
        return public_holidays.last_kept(self._value("holidays_of"), self._named())

    def _named(self) -> dict[date, str]:
        try:
            return days_off.read(self._value("holidays"))
        except CalendarError:
            return {}

    def _calendar(self) -> Calendar | None:
        try:
            calendar = from_mapping(
                {
                    "timezone": self._value("timezone"),
                    "shifts": {day.key: day.shifts() for day in self._week.days},
                    "holidays": list(self._named()),
                }
            )
            of = self._value("holidays_of")
            return replace(calendar, beyond=public_holidays.beyond(of, self._named()))
        except CalendarError:
            return None
