"""Holidays as lines."""

from __future__ import annotations

from datetime import date

import pytest

from rapport.core.calendars.calendar import CalendarError
from rapport.tickets.setup.calendar_form import days_off

CHRISTMAS, BOXING = date(2026, 12, 25), date(2026, 12, 26)


def test_lines_go_both_ways() -> None:
    text = "2026-12-25 Christmas Day\n2027-01-01"

    assert days_off.write(days_off.read(f"\n 2027-01-01 \n{text}\n")) == text


def test_a_span_has_its_last_day() -> None:
    assert list(days_off.between(CHRISTMAS, BOXING, "Closed")) == [CHRISTMAS, BOXING]
    assert days_off.between(CHRISTMAS, None, " Christmas  Day ") == {CHRISTMAS: "Christmas Day"}


def test_days_in_a_row_with_one_name_are_told_as_one() -> None:
    days = {CHRISTMAS: "Closed", BOXING: "Closed", date(2027, 1, 1): "New Year"}

    ((year, (closed,)), (_next, (new_year,))) = days_off.by_year(days)
    assert (year, closed.first, closed.last) == (2026, CHRISTMAS, BOXING)
    assert new_year.is_one_day


def test_days_are_taken_away_by_their_key() -> None:
    days = {CHRISTMAS: "Closed", BOXING: "Closed", date(2027, 1, 1): "New Year"}
    ((_year, (closed,)), _rest) = days_off.by_year(days)

    assert list(days_off.without(days, closed.key)) == [date(2027, 1, 1)]
    assert days_off.without(days, "nonsense") == days


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (None, None, "Say which day"),
        (BOXING, CHRISTMAS, "cannot be before"),
        (CHRISTMAS, date(2030, 1, 1), "more than a year"),
    ],
)
def test_spans_that_make_no_sense_are_told(
    first: date | None, last: date | None, sentence: str
) -> None:
    with pytest.raises(CalendarError, match=sentence):
        days_off.between(first, last, "")


@pytest.mark.parametrize("line", ["Christmas", "25.12.2026", "2026-13-01"])
def test_a_line_without_a_day_is_told(line: str) -> None:
    with pytest.raises(CalendarError, match="is not a day"):
        days_off.read(line)
