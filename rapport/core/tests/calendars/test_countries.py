"""The country of a time zone."""

from __future__ import annotations

import pytest

from rapport.core.calendars.countries import country_of


@pytest.mark.parametrize(
    ("zone", "country"),
    [("Europe/Berlin", "DE"), ("America/New_York", "US"), ("UTC", ""), ("Mars/Base", "")],
)
def test_a_zone_lies_in_a_country(zone: str, country: str) -> None:
    assert country_of(zone) == country
