"""Every kind of figure against the same counted in Python.

Cut every way. Any engine that carries the vocabulary must pass these tests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import pairwise, product
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rapport.core.calendars.calendar import Calendar, Shift
from rapport.metrics import intervals
from rapport.metrics.definition import Definition
from rapport.metrics.periods import GRAINS, Grain, floor
from rapport.metrics.tests.conftest import AS_OF, Engine
from rapport.metrics.tests.figures import ALL, BACKLOG, LIKED, OPENED, WAIT
from rapport.metrics.vocabulary import FUNCTIONS

# Lord Howe changes its clocks by half an hour; Kathmandu never does; Berlin twice a year.
ZONES = ("UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu")
START, END = date(2026, 1, 7), date(2026, 11, 16)
Cell = tuple[Any, ...]


def cells(
    rows: Iterable[dict[str, Any]], time: str, grain: Grain | None, by: tuple[str, ...], zone: str
) -> dict[Cell, list[dict[str, Any]]]:
    """Group rows as a person would: by the period of their wall time, and by members."""
    place, found = ZoneInfo(zone), defaultdict(list)
    for row in rows:
        wall = row[time].astimezone(place)
        if START <= wall.date() < END:
            period = floor(wall.date(), grain) if grain else None
            found[period, *(row[name] for name in by)].append(row)
    return found


def answered(engine: Engine, definition: Definition, *asked: Any) -> dict[Cell, Any]:
    grain, by, zone = asked
    result = engine.ask(definition, start=START, end=END, grain=grain, by=by, timezone=zone)
    return {(row.period, *(m.label for m in row.members)): row for row in result.rows if row.n}


every_cut = pytest.mark.parametrize(
    ("grain", "by", "zone"),
    list(product((None, *GRAINS), ((), ("team",), ("topic", "team")), ZONES)),
)


@every_cut
def test_counts(busy: Engine, grain: Grain | None, by: tuple[str, ...], zone: str) -> None:
    expected = cells(busy.desk.answers.values(), "opened_at", grain, by, zone)
    found = answered(busy, OPENED, grain, by, zone)
    assert {cell: row.value for cell, row in found.items()} == {
        cell: len(rows) for cell, rows in expected.items()
    }


@every_cut
def test_shares(busy: Engine, grain: Grain | None, by: tuple[str, ...], zone: str) -> None:
    rated = [row for row in busy.desk.answers.values() if row["rating"] is not None]
    expected = cells(rated, "answered_at", grain, by, zone)
    found = answered(busy, LIKED, grain, by, zone)
    assert found.keys() == expected.keys()
    for cell, rows in expected.items():
        liked, row = sum(row["rating"] >= 4 for row in rows), found[cell]
        assert (row.numerator, row.denominator, row.n) == (liked, len(rows), len(rows))
        assert row.value == liked / len(rows)
        assert (row.low, row.high) == intervals.wilson(liked, len(rows))


@every_cut
def test_percentiles(busy: Engine, grain: Grain | None, by: tuple[str, ...], zone: str) -> None:
    waited = [row for row in busy.desk.answers.values() if row["wait_business"] is not None]
    expected = cells(waited, "answered_at", grain, by, zone)
    for stat, p in (("p50", 0.5), ("p90", 0.9), ("p25", 0.25)):
        result = busy.ask(WAIT, start=START, end=END, grain=grain, by=by, timezone=zone, stat=stat)
        found = {(r.period, *(m.label for m in r.members)): r for r in result.rows if r.n}
        assert found.keys() == expected.keys()
        for cell, rows in expected.items():
            values, row = sorted(row["wait_business"] for row in rows), found[cell]
            assert row.n == len(values)
            assert row.value == pytest.approx(intervals.percentile(values, p), rel=1e-12)
            assert (row.low, row.high) == (intervals.percentile_interval(values, p) or (None, None))


def test_percentiles_without_bounds_are_the_same(busy: Engine) -> None:
    bounded = busy.ask(WAIT, grain="month", by=("team",))
    bare = busy.ask(WAIT, grain="month", by=("team",), bounded=False)
    assert [row.low for row in bare.rows] == [None] * len(bare.rows)
    for one, other in zip(bounded.rows, bare.rows, strict=True):
        assert one.value == pytest.approx(other.value)


def test_means(busy: Engine) -> None:
    waited = [row for row in busy.desk.answers.values() if row["wait_calendar"] is not None]
    result = busy.ask(WAIT, start=START, end=END, clock="calendar", stat="mean")
    (values,) = cells(waited, "answered_at", None, (), "UTC").values()
    waits = [row["wait_calendar"] for row in values]
    assert result.row.value == pytest.approx(sum(waits) / len(waits))
    assert result.row.low is not None and result.row.high is not None
    assert result.row.low < sum(waits) / len(waits) < result.row.high


def lasting(engine: Engine, instant: datetime, team: str | None = None) -> int:
    return sum(
        row["started_at"] < instant and (row["ended_at"] is None or row["ended_at"] >= instant)
        for rows in engine.desk.spells.values()
        for row in rows
        if team in (None, row["team"])
    )


@pytest.mark.parametrize(("grain", "zone"), list(product(GRAINS, ZONES)))
def test_snapshots(busy: Engine, grain: Grain, zone: str) -> None:
    result = busy.ask(BACKLOG, start=START, end=END, grain=grain, timezone=zone)
    place = ZoneInfo(zone)
    ends = [row.period for row in result.rows[1:] if row.period] + [END]
    for row, end in zip(result.rows, ends, strict=True):
        instant = datetime(end.year, end.month, end.day, tzinfo=place)
        assert row.value == row.n == lasting(busy, instant)


def test_snapshots_by_member(busy: Engine) -> None:
    result = busy.ask(BACKLOG, start=START, end=END, grain="month", by=("team",))
    teams = {row.members[0].label for row in result.rows}
    assert teams == {"Billing", "Technical"}
    for row in result.rows[:-2]:
        assert row.period is not None
        month = row.period.replace(
            year=row.period.year + row.period.month // 12, month=row.period.month % 12 + 1
        )
        instant = datetime(month.year, month.month, 1, tzinfo=UTC)
        assert row.value == lasting(busy, instant, row.members[0].label)


def test_a_backlog_moves_by_what_came_and_what_went(busy: Engine) -> None:
    """B(t₂) = B(t₁) + opened and reopened − ended."""
    days = [row for row in busy.ask(BACKLOG, start=START, end=END, grain="day").rows if row.period]
    spells = [spell for rows in busy.desk.spells.values() for spell in rows]
    for before, after in pairwise(days):
        came = sum(spell["started_at"].date() == after.period for spell in spells)
        went = sum(
            spell["ended_at"] is not None and spell["ended_at"].date() == after.period
            for spell in spells
        )
        assert (after.value or 0) - (before.value or 0) == came - went


@pytest.mark.parametrize("definition", ALL, ids=lambda definition: definition.name)
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"start": START, "end": END},
        {"where": {"team": 1}},
        {"where": {"team": "Technical"}, "end": END},
        {"where": {"team": ("Technical", 1)}},
        {"where": {"team": (None, 2)}},
        {"where": {"team": None}},
        {"where": {"team": ()}},
        {"visible": {"team": (2,)}},
        {"visible": {"team": ()}},
        {"visible": {"team": (2,)}, "where": {"team": 1}},
    ],
    ids=str,
)
def test_the_rows_behind_a_figure_are_exactly_its_n(
    busy: Engine, definition: Definition, zone: str, asked: Any
) -> None:
    row = busy.ask(definition, timezone=zone, **asked).row
    rows = busy.rows(definition, timezone=zone, **asked)
    assert len(rows) == row.n
    if definition is LIKED:
        assert sum(bool(found["value"]) for found in rows) == row.numerator
    if definition is WAIT and rows:
        values = sorted(float(str(found["value"])) for found in rows)
        assert intervals.percentile(values, 0.5) == pytest.approx(row.value)


def test_another_calendar_measures_as_the_calendar_itself_does(busy: Engine) -> None:
    hours = Calendar(
        "Europe/Berlin",
        (*((Shift(540, 720), Shift(780, 1020)),) * 5, (), (Shift(0, 1440),)),
        frozenset({date(2026, 5, 1), date(2026, 4, 6)}),
    )
    rows = busy.rows(WAIT, calendar=hours)
    truth = {
        ticket: hours.open_seconds(row["opened_at"], row["answered_at"])
        for ticket, row in busy.desk.answers.items()
        if row["answered_at"] is not None
    }
    assert {row["ticket_id"]: row["value"] for row in rows} == pytest.approx(truth, abs=1e-5)
    result = busy.ask(WAIT, calendar=hours)
    assert result.row.value == pytest.approx(intervals.percentile(sorted(truth.values()), 0.5))
    assert (result.row.n, result.clock) == (len(truth), "business")


def test_nothing_visible_leaves_no_member_behind(busy: Engine) -> None:
    result = busy.ask(WAIT, grain="quarter", by=("team",), visible={"team": (1,)})
    assert {row.members[0].label for row in result.rows} == {"Billing"}
    assert "team_id IN (1)" in result.sql


def test_as_of_is_that_of_the_facts(busy: Engine) -> None:
    assert busy.ask(OPENED).as_of == AS_OF


NOON = "TIMESTAMP '2026-03-29 12:00:00'"
VOCABULARY: list[tuple[str, float | None]] = [
    (f"seconds_between({NOON}, {NOON} + INTERVAL 1500 MILLISECOND)", 1.5),
    (f"seconds_between({NOON}, {NOON} - INTERVAL 1 DAY)", -86_400),
    (f"seconds_between(NULL::TIMESTAMP, {NOON})", None),
    ("ratio(1, 4)", 0.25),
    ("ratio(0, 0)", None),
    ("ratio(3, 0)", None),
    ("coalesce(NULL, 5)", 5),
    ("nullif(5, 5)", None),
    ("abs(-2.5)", 2.5),
    ("round(2.4)", 2),
]


@pytest.mark.parametrize(("expression", "value"), VOCABULARY)
def test_the_vocabulary_means_what_it_says(
    busy: Engine, expression: str, value: float | None
) -> None:
    ((found,),) = busy.store.session().rows(f"SELECT {expression}")
    assert (None if found is None else float(found)) == value


def test_the_whole_vocabulary_is_tried() -> None:
    assert {expression.split("(")[0] for expression, _value in VOCABULARY} == FUNCTIONS
