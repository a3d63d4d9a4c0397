"""Figures that a person can count, and questions without an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rapport.core.calendars.calendar import Calendar, CalendarError
from rapport.metrics.errors import FactsNotReady
from rapport.metrics.facts import Fact
from rapport.metrics.question import Nonsense
from rapport.metrics.result import Result
from rapport.metrics.tests.conftest import Engine
from rapport.metrics.tests.figures import ALL, BACKLOG, LIKED, OPENED, WAIT

NOVEMBER: Any = {"start": date(2026, 11, 1), "end": date(2026, 12, 1)}


def values(result: Result) -> list[Any]:
    return [row.value for row in result.rows]


def test_nothing_of_nothing_is_null_and_no_tickets_are_zero(engine: Engine) -> None:
    engine.load()
    assert engine.ask(WAIT).row[2:6] == (None, 0, None, None)
    assert engine.ask(LIKED).row[2:8] == (None, 0, None, None, 0, 0)
    assert engine.ask(OPENED).row[2:4] == (0, 0)
    assert engine.ask(BACKLOG).row[2:4] == (0, 0)


def test_facts_that_were_never_built_are_not_nothing(engine: Engine) -> None:
    for definition in ALL:
        with pytest.raises(FactsNotReady):
            engine.ask(definition)
        with pytest.raises(FactsNotReady):
            engine.rows(definition)


def test_periods_in_which_nothing_happened_are_there(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 600)
    engine.desk.answer(2, "2026-11-16T10:00", 60)
    engine.desk.open(1, "2026-10-02T10:00", "2026-11-09T12:00")
    engine.load()
    asked: Any = {**NOVEMBER, "grain": "week"}
    weeks = [date(2026, 10, 26), *(date(2026, 11, day) for day in (2, 9, 16))]
    assert [row.period for row in engine.ask(OPENED, **asked).rows] == weeks
    assert values(engine.ask(OPENED, **asked)) == [0, 1, 0, 1]
    assert values(engine.ask(WAIT, **asked, clock="calendar")) == [None, 600, None, 60]
    assert values(engine.ask(LIKED, **asked)) == [None] * 4
    assert values(engine.ask(BACKLOG, **asked)) == [1, 1, 0, 0]


def test_periods_cut_off_or_not_over_are_marked(engine: Engine) -> None:
    """The facts reach to Wednesday 18 November; 1 November is a Sunday."""
    engine.desk.answer(1, "2026-11-02T10:00", 600)
    engine.load()
    asked: Any = {**NOVEMBER, "grain": "week"}
    assert [row.partial for row in engine.ask(OPENED, **asked).rows] == [True, False, False, True]
    # A backlog only needs the end of its week.
    assert [row.partial for row in engine.ask(BACKLOG, **asked).rows] == [False] * 3 + [True]
    month = engine.ask(OPENED, start=date(2026, 10, 1), end=date(2026, 11, 1), grain="month")
    assert [row.partial for row in month.rows] == [False]


def test_the_future_has_no_figures(engine: Engine) -> None:
    engine.load()
    later = engine.ask(OPENED, start=date(2026, 11, 18), end=date(2026, 11, 30), grain="day")
    assert [row.period for row in later.rows] == [date(2026, 11, 18)]


def test_without_a_time_everything_up_to_today_counts(engine: Engine) -> None:
    engine.desk.answer(1, "2024-02-29T23:30", 600)
    engine.desk.answer(2, "2026-11-18T14:00", 600)
    engine.load()
    assert engine.ask(OPENED).row.value == 2
    years = engine.ask(OPENED, grain="quarter", timezone="Asia/Tokyo")
    assert (years.rows[0].period, len(years.rows)) == (date(2024, 1, 1), 12)
    assert (years.start, years.end) == (None, date(2026, 11, 20))  # past midnight in Tokyo
    months = engine.ask(OPENED, grain="month", timezone="Asia/Tokyo")
    assert months.rows[0].period == date(2024, 3, 1)


def test_few_rows_are_too_few(engine: Engine) -> None:
    for ticket in range(1, 10):
        engine.desk.answer(ticket, "2026-11-02T10:00", 60, rating=5)
    engine.load()
    assert engine.ask(WAIT).too_few
    assert engine.ask(LIKED).row.too_few
    assert not engine.ask(OPENED).too_few  # counted whole
    engine.desk.answer(10, "2026-11-02T10:00", 60, rating=5)
    engine.load()
    assert not engine.ask(WAIT).too_few


def test_members_of_one_name_stay_apart(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60, team=1)
    engine.desk.answer(2, "2026-11-02T10:00", 60, team=2)
    engine.desk.answers[2]["team"] = "Billing"
    engine.load()
    rows = engine.ask(OPENED, by=("team",)).rows
    assert [row.members[0] for row in rows] == [(1, "Billing"), (2, "Billing")]


def test_a_renamed_member_stays_one(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60, team=1)
    engine.desk.answer(2, "2026-11-03T10:00", 60, team=1)
    engine.desk.answers[2]["team"] = "Invoices"
    engine.load()
    (row,) = engine.ask(OPENED, by=("team",)).rows
    assert (row.value, row.members[0].key) == (2, 1)
    days = engine.ask(OPENED, by=("team",), grain="day", end=date(2026, 11, 4)).rows
    assert [(row.value, row.members[0]) for row in days] == [(1, (1, "Invoices"))] * 2


def test_names_are_quoted(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60, topic="it's")
    engine.desk.answer(2, "2026-11-02T10:00", 60, topic="other")
    engine.load()
    assert engine.ask(OPENED, where={"topic": "it's"}).row.value == 1
    assert engine.ask(OPENED, where={"topic": "x' OR '1'='1"}).row.value == 0
    assert engine.ask(OPENED, where={"topic": "\\'; DROP VIEW answers; --"}).row.value == 0


def test_instants_bound_a_time_too(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60)
    engine.load()
    ten = datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert engine.ask(OPENED, start=ten, end=ten.replace(hour=11)).row.value == 1
    assert engine.ask(OPENED, start=ten.replace(hour=9), end=ten).row.value == 0


def test_a_calendar_that_never_opens_measures_nothing(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60)
    engine.load()
    assert engine.ask(WAIT, calendar=Calendar("UTC", ((),) * 7)).row.value == 0


def test_a_result_is_the_document_of_the_contract(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60, rating=5)
    engine.load()
    document = engine.ask(LIKED, **NOVEMBER, grain="month", by=("team",)).as_json()
    assert json.loads(json.dumps(document)) == document
    sql = document.pop("sql")
    assert "FROM answers" in sql
    assert document == {
        "metric": "liked",
        "unit": "share",
        "better": "higher",
        "as_of": "2026-11-18T15:30:00Z",
        "from": "2026-11-01",
        "to": "2026-12-01",
        "clock": None,
        "stat": None,
        "timezone": "UTC",
        "rows": [
            {
                "period": "2026-11-01",
                "team": "Billing",
                "value": 1.0,
                "n": 1,
                "low": pytest.approx(0.2065, abs=1e-4),
                "high": 1.0,
                "numerator": 1,
                "denominator": 1,
                "partial": True,
                "too_few": True,
            }
        ],
    }


def test_the_statement_shown_gives_the_figures_shown(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60, rating=5)
    engine.load()
    for definition in ALL:
        result = engine.ask(definition, **NOVEMBER, grain="month")
        session = engine.store.session()
        session.open(engine.facts[definition.fact])
        found = session.rows(result.sql)
        assert len(found) == len([row for row in result.rows if row.n or definition is BACKLOG])


def test_instants_of_rows_know_their_zone(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60)
    engine.load()
    (row,) = engine.rows(OPENED)
    assert row["opened_at"] == datetime(2026, 11, 2, 10, tzinfo=UTC)


def test_rows_can_be_taken_while_other_things_are_asked(busy: Engine) -> None:
    rows = iter(busy.rows(OPENED))
    next(rows)
    assert busy.ask(OPENED).row.value == len(list(rows)) + 1


@pytest.mark.parametrize(
    ("definition", "asked", "sentence"),
    [
        (WAIT, {"grain": "year"}, "There is no grain “year”. You can use: day, week, month"),
        (WAIT, {"by": ("agent",)}, "wait has no dimension “agent”. It has: team, topic"),
        (BACKLOG, {"where": {"topic": "x"}}, "backlog has no dimension “topic”"),
        (BACKLOG, {"visible": {"topic": "x"}}, "backlog has no dimension “topic”"),
        (WAIT, {"clock": "lunar"}, "wait has business and calendar, not “lunar”"),
        (LIKED, {"clock": "business"}, "liked has no clock to choose, not “business”"),
        (WAIT, {"stat": "p100"}, "“p100” is not a statistic"),
        (WAIT, {"stat": "p0"}, "“p0” is not a statistic"),
        (OPENED, {"stat": "p50"}, "opened is a count and has no “p50”"),
        (OPENED, {"calendar": Calendar.always()}, "opened measures no length of time"),
        (BACKLOG, {"calendar": Calendar.always()}, "backlog measures no length of time"),
        (
            WAIT,
            {"calendar": Calendar.always(), "clock": "calendar"},
            "with the business clock",
        ),
        (WAIT, {"start": date(2026, 1, 2), "end": date(2026, 1, 2)}, "ends before it starts"),
        (WAIT, {"start": date(1, 1, 1)}, "The year 1 is out of range"),
        (WAIT, {"end": date(9999, 12, 31)}, "The year 9999 is out of range"),
        (OPENED, {"start": date(1990, 1, 1), "grain": "day"}, "more than 3,700 periods"),
        (WAIT, {"start": datetime(2026, 1, 2)}, "needs a time zone"),  # noqa: DTZ001 the mistake meant
    ],
)
def test_nonsense_is_refused_with_a_sentence(
    engine: Engine, definition: Any, asked: Any, sentence: str
) -> None:
    with pytest.raises(Nonsense, match=sentence) as refused:
        engine.ask(definition, **asked)
    assert refused.value.status == 422


def test_an_unknown_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(CalendarError, match="is not a time zone"):
        engine.ask(OPENED, timezone="Europe/Atlantis")


def test_a_condition_of_the_definition_keeps_its_own_company(engine: Engine) -> None:
    """An OR in ``where`` must not swallow the filters after it."""
    engine.desk.answer(1, "2026-11-02T10:00", 60, team=1, rating=5)
    engine.desk.answer(2, "2026-11-02T10:00", 60, team=2, rating=1)
    engine.load()
    either = replace(LIKED, where="rating = 5 OR rating = 1")
    assert engine.ask(either, where={"team": 1}).row.n == 1


def test_facts_of_another_shape_are_not_read(engine: Engine) -> None:
    engine.desk.answer(1, "2026-11-02T10:00", 60)
    engine.load()
    fact: Fact = engine.facts["answers"]
    engine.facts["answers"] = replace(fact, columns=fact.columns[:-1])
    with pytest.raises(Exception, match="being rebuilt"):
        engine.ask(OPENED)
