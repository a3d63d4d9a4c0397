"""A question's own business calendar as a table to join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from rapport.core.calendars.calendar import Calendar
from rapport.metrics import compile as sql_of
from rapport.metrics.question import Question
from rapport.metrics.warehouse.reader import Session

COLUMNS = {"opens": "TIMESTAMP", "closes": "TIMESTAMP", "before": "DOUBLE"}


def prepare(session: Session, question: Question, calendar: Calendar) -> None:
    """Create the table: one row per open spell, with the open seconds before it.

    It spans all instants of the fact, so that every row finds the last opening before it.
    """
    spell = sql_of.spell_of(question)
    ((first, last),) = session.rows(
        f"SELECT min({spell.start}), max({spell.end}) FROM {question.fact.name}"
    )
    known = first is not None and last is not None
    spells = _spells(calendar, first, last) if known else iter(())
    session.load(sql_of.OPEN_TIME, COLUMNS, list(spells))


def _spells(calendar: Calendar, first: datetime, last: datetime) -> Iterator[dict[str, Any]]:
    begin, end, before = first.replace(tzinfo=UTC), last.replace(tzinfo=UTC), 0.0
    # An empty spell before all others, for rows that begin before the calendar first opens.
    before_all = first - timedelta(seconds=1)
    yield {"opens": before_all, "closes": before_all, "before": 0.0}
    for opens, closes in calendar.open_spells(begin, end + timedelta(seconds=1)):
        yield {
            "opens": opens.replace(tzinfo=None),
            "closes": closes.replace(tzinfo=None),
            "before": before,
        }
        before += (closes - opens).total_seconds()
