"""Calendar files: reading, refusals, and round trips."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from rapport.core.calendars.calendar import Calendar, CalendarError, Shift
from rapport.core.calendars.calendar_file import from_mapping, parse, read, to_mapping

FILE = """
timezone = "America/New_York"
holidays = ["2010-07-05", 2010-12-25]
[shifts]
monday = ["13:00-17:00", "09:00-12:00"]
friday = ["20:00-24:00"]
saturday = []
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "hours.toml"
    path.write_text(FILE, encoding="utf-8")
    assert read(path) == Calendar(
        "America/New_York",
        ((Shift(540, 720), Shift(780, 1020)), (), (), (), (Shift(1200, 1440),), (), ()),
        frozenset({date(2010, 7, 5), date(2010, 12, 25)}),
    )


def test_a_calendar_survives_json() -> None:
    calendar = parse(FILE)
    assert from_mapping(json.loads(json.dumps(to_mapping(calendar)))) == calendar


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("timezone = ", "not valid TOML"),
        ("[shifts]", "needs a time zone"),
        ('timezone = "Mars/Olympus"\n[shifts]', "is not a time zone"),
        ('timezone = "UTC"', r"needs a table \[shifts\]"),
        ('timezone = "UTC"\nhours = 3\n[shifts]', "“hours” is not known in a calendar"),
        ('timezone = "UTC"\n[shifts]\nmonnday = []', "“monnday” is not known under"),
        ('timezone = "UTC"\n[shifts]\nmonday = "09:00-17:00"', "Write monday as a list"),
        ('timezone = "UTC"\n[shifts]\nmonday = ["9-17"]', "“9-17” on Monday is not a shift"),
        ('timezone = "UTC"\n[shifts]\nmonday = ["09:60-17:00"]', "is not a shift"),
        ('timezone = "UTC"\n[shifts]\nmonday = ["09:00-24:30"]', "on the same day"),
        ('timezone = "UTC"\n[shifts]\nmonday = ["22:00-06:00"]', "Enter a night shift as two"),
        ('timezone = "UTC"\n[shifts]\nmonday = ["09:00-09:00"]', "must end after it starts"),
        ('timezone = "UTC"\n[shifts]\nmonday = ["13:00-17:00", "09:00-13:01"]', "overlap"),
        ('timezone = "UTC"\nholidays = "2024-01-01"\n[shifts]', "Write holidays as a list"),
        ('timezone = "UTC"\nholidays = ["1 Jan"]\n[shifts]', "“1 Jan” is not a holiday"),
        ('timezone = "UTC"\nholidays = [2024-01-01T00:00:00Z]\n[shifts]', "is not a holiday"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CalendarError, match=sentence):
        parse(text)


def test_an_error_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "hours.toml"
    with pytest.raises(CalendarError, match="cannot be read"):
        read(path)
    path.write_text("[shifts]", encoding="utf-8")
    with pytest.raises(CalendarError, match="hours.toml: A calendar needs a time zone"):
        read(path)
