"""Public holidays of countries and regions."""

from __future__ import annotations

from datetime import date

import pytest

from rapport.core.calendars import public_holidays
from rapport.core.calendars.calendar import CalendarError
from rapport.core.calendars.public_holidays import choice_of, days, parts_of

EPIPHANY = date(2027, 1, 6)


def test_a_region_has_more_days_than_its_country() -> None:
    assert EPIPHANY not in days("DE", [2027], "en")
    assert days("DE-BW", [2027], "en")[EPIPHANY] == "Epiphany"


def test_days_are_named_in_the_readers_language() -> None:
    assert days("DE", [2027], "de")[date(2027, 1, 1)] == "Neujahr"
    assert days("DE", [2027], "en-gb")[date(2027, 1, 1)] == "New Year's Day"


def test_a_language_that_is_not_known_gets_the_countrys_own() -> None:
    assert days("FR", [2027], "ja")[date(2027, 7, 14)] == "Fête nationale"


def test_every_year_asked_for_is_there() -> None:
    assert {day.year for day in days("GB", range(2026, 2036), "en")} == set(range(2026, 2036))


def test_countries_are_named_and_sorted() -> None:
    known = dict(public_holidays.countries())

    assert known["US"] == "United States"
    assert known["DE"] == "Germany"
    assert list(known.values()) == sorted(known.values())


def test_regions_have_their_names() -> None:
    assert ("HH", "Hamburg") in public_holidays.regions("DE")
    assert public_holidays.regions("XX") == ()


def test_a_choice_goes_both_ways() -> None:
    assert choice_of("DE", "HH") == "DE-HH"
    assert parts_of("DE-HH") == ("DE", "HH")
    assert parts_of(choice_of("FR")) == ("FR", "")


@pytest.mark.parametrize(("country", "region"), [("", ""), ("XX", ""), ("DE", "TX")])
def test_what_is_not_known_is_told(country: str, region: str) -> None:
    with pytest.raises(CalendarError, match="from the list"):
        choice_of(country, region)
