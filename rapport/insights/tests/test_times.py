"""The time that a figure's page is about."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from rapport.insights import times
from rapport.insights.asking import Asking
from rapport.metrics.periods import Grain

TODAY = date(2026, 4, 15)
TWELVE_WEEKS = (date(2026, 1, 26), date(2026, 4, 16))


def read(**given: str) -> times.Times:
    return times.read({name: [value] for name, value in given.items()}, TODAY, UTC)


def test_without_days_it_is_the_last_twelve_weeks() -> None:
    found = read()

    assert (found.start, found.end) == TWELVE_WEEKS
    assert (found.first, found.last, found.problems) == ("2026-01-26", "2026-04-15", {})


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ({"from": "2026-03-01", "until": "2026-03-31"}, date(2026, 3, 1), date(2026, 4, 1)),
        ({"from": "2026-03-01", "to": "2026-04-01"}, date(2026, 3, 1), date(2026, 4, 1)),
        ({"from": "2026-03-01", "until": "2026-03-01"}, date(2026, 3, 1), date(2026, 3, 2)),
        ({"from": "2026-03-01"}, date(2026, 3, 1), date(2026, 4, 16)),
        ({"from": "2026-03-01", "until": ""}, date(2026, 3, 1), date(2026, 4, 16)),
        ({"until": "2026-03-31"}, None, date(2026, 4, 1)),
        # The last day wins over the day after it.
        (
            {"from": "2026-03-01", "until": "2026-03-10", "to": "2026-04-01"},
            date(2026, 3, 1),
            date(2026, 3, 11),
        ),
        # A program's end may lie ahead.
        ({"from": "2026-03-01", "to": "2026-06-01"}, date(2026, 3, 1), date(2026, 6, 1)),
        (
            {"from": "2026-03-01T10:00:00+00:00", "to": "2026-03-09T00:00:00+00:00"},
            date(2026, 3, 1),
            date(2026, 3, 9),
        ),
    ],
)
def test_days_are_read_with_their_last(given: dict[str, str], start: date, end: date) -> None:
    found = read(**given)

    assert (found.start, found.end, dict(found.problems)) == (start, end, {})


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"from": "yesterday"}, "from", "“yesterday” is not a day. Write it like 28 Feb 2026."),
        ({"from": "2026-02-30"}, "from", "“2026-02-30” is not a day."),
        ({"from": "2026-12-24"}, "from", "That day has not come yet. Choose today or an earlier"),
        ({"from": "1066-10-14"}, "from", "The year 1066 is out of range."),
        ({"from": "0001-01-01"}, "from", "The year 1 is out of range."),
        ({"from": "2026-03-01", "until": "9999-12-31"}, "until", "The year 9999 is out of range."),
        ({"from": "2026-03-01", "to": "0001-01-01"}, "until", "The year 1 is out of range."),
        ({"until": "x" * 99}, "until", "is not a day"),
        (
            {"from": "2026-03-10", "until": "2026-03-01"},
            "until",
            "The last day is before the first. Choose 10 Mar 2026 or a later day.",
        ),
        ({"from": "2026-03-10", "to": "2026-03-10"}, "until", "The last day is before the first."),
        ({"from": "2026-03-10", "until": "2026-05-01"}, "until", "The figures end today."),
    ],
)
def test_nonsense_is_named_at_its_field_and_something_is_shown(
    given: dict[str, str], field: str, sentence: str
) -> None:
    found = read(**given)

    assert list(found.problems) == [field]
    assert sentence in found.problems[field]
    assert found.start is None or found.start < found.end <= date(2026, 4, 16)
    # What was typed is still in its field.
    typed = {"from": found.first, "until": found.last}[field]
    assert typed in given.values()


def test_days_in_the_wrong_order_are_called_so_and_the_usual_time_is_shown() -> None:
    found = read(**{"from": "2026-12-01", "to": "2026-01-01"})

    assert list(found.problems) == ["until"]
    assert "before the first. Swap" in found.problems["until"]
    assert (found.start, found.end) == TWELVE_WEEKS
    assert (found.first, found.last) == ("2026-12-01", "2026-01-01")


@pytest.mark.parametrize(
    ("start", "grain"),
    [
        (date(2026, 4, 15), "day"),
        (date(2026, 3, 3), "day"),
        (date(2026, 2, 1), "week"),
        (date(2025, 9, 1), "month"),
        (date(2024, 1, 1), "month"),
        (date(2016, 1, 1), "quarter"),
        (None, "month"),
    ],
)
def test_a_time_is_cut_by_its_length(start: date | None, grain: Grain) -> None:
    asking = Asking("csat", start=start, end=date(2026, 4, 16))

    assert times.in_grain(asking).grain == grain


def test_a_grain_that_was_chosen_stays_where_the_chart_has_room() -> None:
    def by(grain: str, start: date) -> str | None:
        return times.in_grain(Asking("csat", start=start, end=date(2026, 4, 16), grain=grain)).grain

    assert by("day", date(2026, 1, 1)) == "day"
    assert by("day", date(2025, 1, 1)) == "month"
    assert by("fortnight", date(2025, 1, 1)) == "fortnight"
