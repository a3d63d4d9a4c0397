"""The list of time zones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.forms import Select
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


def test_an_offset_without_a_place_can_be_kept() -> None:
    field = ZoneField()
    assert not field.valid_value("Etc/GMT-3")
    field.offer("Etc/GMT-3")

    assert field.clean("Etc/GMT-3") == "Etc/GMT-3"


def test_an_earlier_name_means_the_current_one() -> None:
    assert ZoneField().clean("Asia/Calcutta") == "Asia/Kolkata"


def test_each_zone_is_listed_once_and_told_what_finds_it() -> None:
    widget = ZoneField().widget
    assert isinstance(widget, Select)
    drawn = widget.render("zone", "Asia/Kolkata")

    assert "Calcutta ·" not in drawn
    assert 'data-country="IN"' in drawn
    assert 'data-earlier="Asia/Calcutta"' in drawn


def test_none_may_be_chosen_where_it_may_be_unknown() -> None:
    assert ZoneField(blank="not known", required=False).clean("") == ""
