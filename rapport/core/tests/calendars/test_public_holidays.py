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


def _kept(*removed: date) -> set[date]:
    """Return the public holidays of Hamburg from 2026 to 2035, without those removed."""
    return set(days("DE-HH", range(2026, 2036), "de")) - set(removed)


def test_years_after_the_last_that_is_kept_have_the_same_holidays() -> None:
    later = public_holidays.beyond("DE-HH", _kept())

    assert later is not None
    assert later(2035) == frozenset()
    assert later(2047) == frozenset(days("DE-HH", [2047], "de"))
    assert date(2047, 4, 15) in later(2047)  # Easter Monday


def test_what_was_removed_from_the_last_year_stays_away() -> None:
    later = public_holidays.beyond("DE-HH", _kept(date(2035, 10, 31)))

    assert later is not None
    assert date(2040, 10, 31) not in later(2040)
    assert date(2040, 10, 3) in later(2040)


def test_days_of_ones_own_name_no_last_year() -> None:
    kept = _kept() | {date(2041, 12, 24), date(2041, 12, 31), date(2042, 12, 24)}
    later = public_holidays.beyond("DE-HH", kept)

    assert later is not None
    assert date(2038, 10, 3) in later(2038)
    assert date(2041, 10, 3) in later(2041)
    assert public_holidays.last_kept("DE-HH", kept) == 2035


def test_without_a_choice_nothing_goes_on() -> None:
    assert public_holidays.beyond("", {date(2026, 1, 1)}) is None
    only_own = public_holidays.beyond("DE", {date(2026, 12, 24)})
    assert only_own is not None
    assert only_own(2040) == frozenset()
