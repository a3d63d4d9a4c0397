"""The list of time zones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import translation

from rapport.people.forms import zones
from rapport.people.forms.zones import ZoneField, offset

WINTER, SUMMER = datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "at", "expected"),
    [
        ("Europe/Berlin", WINTER, "UTC+1"),
        ("Europe/Berlin", SUMMER, "UTC+2"),
        ("Europe/London", WINTER, "UTC"),
        ("America/St_Johns", WINTER, "UTC−3:30"),
        ("Asia/Kathmandu", WINTER, "UTC+5:45"),
    ],
)
def test_the_offset_follows_the_season(name: str, at: datetime, expected: str) -> None:
    assert offset(name, at) == expected


def test_zones_stand_by_region_in_the_readers_language() -> None:
    with translation.override("de"):
        regions = [region for region, _ in zones.choices()]

    assert regions[0] == "UTC"
    assert "Europa" in regions
    assert "Europe" not in regions


def test_a_zone_that_is_not_on_the_list_can_be_kept() -> None:
    field = ZoneField()
    assert not field.valid_value("US/Eastern")
    field.offer("US/Eastern")

    assert field.clean("US/Eastern") == "US/Eastern"


def test_none_may_be_chosen_where_it_may_be_unknown() -> None:
    assert ZoneField(blank="not known", required=False).clean("") == ""
