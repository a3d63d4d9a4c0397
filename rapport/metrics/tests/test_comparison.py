"""Real changes, and apparent ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rapport.metrics.comparison import Change, Span, compare
from rapport.metrics.definition import Definition
from rapport.metrics.question import Asked, Nonsense
from rapport.metrics.tests.conftest import AS_OF, Engine
from rapport.metrics.tests.figures import ALL, BACKLOG, LIKED, OPENED, WAIT

# The facts reach to 18 November, 15:30.
WEEK: Any = {"start": date(2026, 11, 9), "end": date(2026, 11, 16)}
THIS_WEEK, LAST_WEEK = datetime(2026, 11, 9, 12), datetime(2026, 11, 2, 12)  # noqa: DTZ001 the desk makes them UTC


NEWCOMBE = (0.2, 0.052431, 0.333873)  # 56/70 − 48/80, Newcombe 1998


def changed(engine: Engine, definition: Definition, **asked: object) -> Change:
    given: Any = {**WEEK, **asked}
    (only,) = compare(engine.store, definition, engine.facts[definition.fact], **given)
    return only


def rate(engine: Engine, when: datetime, good: int, of: int, first: int) -> None:
    for ticket in range(first, first + of):
        rating = 5 if ticket < first + good else 1
        engine.desk.answer(ticket, when.isoformat(), 60, rating=rating)


def test_a_share_changes_by_newcombe(engine: Engine) -> None:
    rate(engine, THIS_WEEK, 56, 70, first=1)
    rate(engine, LAST_WEEK, 48, 80, first=1001)
    change = changed(engine.load(), LIKED)
    assert (change.value, change.low, change.high) == pytest.approx(
        (0.2, 0.052431, 0.333873), abs=1e-6
    )
    assert (change.real, change.too_few) == (True, False)
    assert (change.now.n, change.before.n) == (70, 80)


def test_a_difference_that_chance_explains_is_not_real(engine: Engine) -> None:
    rate(engine, THIS_WEEK, 60, 70, first=1)
    rate(engine, LAST_WEEK, 64, 80, first=1001)
    change = changed(engine.load(), LIKED)
    assert change.low is not None and change.high is not None
    assert change.low < 0 < change.high
    assert change.real is False


def test_few_answers_are_not_compared(engine: Engine) -> None:
    rate(engine, THIS_WEEK, 9, 9, first=1)
    rate(engine, LAST_WEEK, 0, 80, first=1001)
    change = changed(engine.load(), LIKED)
    assert (change.value, change.low, change.high, change.real) == (1.0, None, None, None)
    assert change.too_few


def test_nothing_before_is_unknown_not_a_rise(engine: Engine) -> None:
    rate(engine, THIS_WEEK, 50, 50, first=1)
    change = changed(engine.load(), LIKED)
    assert (change.before.value, change.value, change.real) == (None, None, None)


def wait(engine: Engine, when: datetime, seconds: list[int], first: int) -> None:
    for ticket, wait in enumerate(seconds, start=first):
        engine.desk.answer(ticket, when.isoformat(), wait)


def test_a_median_changes_by_its_order_statistics(engine: Engine) -> None:
    wait(engine, THIS_WEEK, list(range(1000, 1100)), first=1)
    wait(engine, LAST_WEEK, list(range(2000, 2100)), first=1001)
    change = changed(engine.load(), WAIT, clock="calendar")
    assert change.value == -1000
    assert (change.real, change.now.n) == (True, 100)
    assert change.low is not None and change.high is not None
    assert -1020 < change.low < -1000 < change.high < -980


def test_a_percentile_without_limits_is_too_few(engine: Engine) -> None:
    wait(engine, THIS_WEEK, list(range(1000, 1020)), first=1)
    wait(engine, LAST_WEEK, list(range(2000, 2020)), first=1001)
    engine.load()
    assert changed(engine, WAIT, stat="p50").real is True
    assert changed(engine, WAIT, stat="p90").too_few  # 20 values do not bound a p90
    assert changed(engine, WAIT, stat="mean").real is True


def test_counts_change_when_chance_does_not_explain_it(engine: Engine) -> None:
    wait(engine, THIS_WEEK, [60] * 60, first=1)
    wait(engine, LAST_WEEK, [60] * 30, first=1001)
    engine.load()
    assert (changed(engine, OPENED).value, changed(engine, OPENED).real) == (30, True)
    wait(engine, LAST_WEEK, [60] * 20, first=2001)
    engine.load()
    assert (changed(engine, OPENED).value, changed(engine, OPENED).real) == (10, False)
    assert changed(engine, OPENED).too_few is False


def test_a_count_is_not_compared_with_a_time_before_anybody_counted(engine: Engine) -> None:
    wait(engine, THIS_WEEK, [60] * 60, first=1)
    wait(engine, LAST_WEEK + timedelta(days=3), [60] * 10, first=1001)
    young = changed(engine.load(), OPENED)
    first = datetime(2026, 11, 5, 12, tzinfo=UTC)
    assert (young.value, young.real, young.began) == (None, None, first)
    wait(engine, LAST_WEEK - timedelta(days=1), [60], first=2001)
    old = changed(engine.load(), OPENED)
    assert (old.value, old.real, old.began) == (50, True, None)


def open_many(engine: Engine, many: int, first: int, start: str, end: str | None) -> None:
    for ticket in range(first, first + many):
        engine.desk.open(ticket, start, end)


def test_a_backlog_changes_by_what_came_and_went(engine: Engine) -> None:
    open_many(engine, 500, 1, "2026-10-01", None)
    open_many(engine, 40, 1001, "2026-11-10", None)
    open_many(engine, 2, 2001, "2026-10-02", "2026-11-11")
    change = changed(engine.load(), BACKLOG)
    assert (change.now.value, change.before.value, change.value) == (540, 502, 38)
    assert change.real is True
    # 500 came and 462 went: a rise within what chance does to such a stream.
    open_many(engine, 460, 3001, "2026-11-10", "2026-11-12")
    change = changed(engine.load(), BACKLOG)
    assert (change.value, change.real) == (38, False)


def test_members_are_compared_with_themselves(engine: Engine) -> None:
    wait(engine, THIS_WEEK, [60] * 50, first=1)
    wait(engine, LAST_WEEK, [60] * 10, first=1001)
    for ticket in range(1001, 1011):
        engine.desk.answers[ticket] |= {"team_id": 2, "team": "Technical"}
    engine.load()
    found = compare(engine.store, OPENED, engine.facts["answers"], by=("team",), **WEEK)
    assert {c.members[0].label: (c.value, c.real) for c in found} == {
        "Billing": (50, True),
        "Technical": (-10, True),
    }


def test_a_week_that_is_not_over_is_compared_with_as_much_of_the_last(engine: Engine) -> None:
    engine.load()
    asked: Asked = {
        "start": date(2026, 11, 16),
        "end": date(2026, 11, 23),
        "timezone": "Europe/Berlin",
    }
    (change,) = compare(engine.store, OPENED, engine.facts["answers"], **asked)
    assert change.span == (date(2026, 11, 16), AS_OF)
    assert change.previous[1] == AS_OF - timedelta(days=7)


def test_the_time_before_keeps_its_wall_clock_over_a_change_of_clocks(engine: Engine) -> None:
    engine.load()
    asked: Asked = {
        "start": date(2026, 10, 26),
        "end": date(2026, 11, 2),
        "timezone": "Europe/Berlin",
    }
    (change,) = compare(engine.store, OPENED, engine.facts["answers"], **asked)
    assert change.previous == Span(
        datetime(2026, 10, 18, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC)
    )


def test_a_month_can_be_compared_with_the_month_before(engine: Engine) -> None:
    engine.load()
    (change,) = compare(
        engine.store,
        OPENED,
        engine.facts["answers"],
        previous=Span(date(2026, 9, 1), date(2026, 10, 1)),
        start=date(2026, 10, 1),
        end=date(2026, 11, 1),
    )
    assert change.previous == Span(date(2026, 9, 1), date(2026, 10, 1))


def test_a_comparison_needs_its_time(engine: Engine) -> None:
    engine.load()
    fact = engine.facts["answers"]
    with pytest.raises(Nonsense, match="needs a start and an end"):
        compare(engine.store, OPENED, fact, start=date(2026, 10, 1))
    with pytest.raises(Nonsense, match="no grain"):
        compare(engine.store, OPENED, fact, **WEEK, grain="day")
    with pytest.raises(Nonsense, match="has not started"):
        compare(engine.store, OPENED, fact, start=date(2027, 1, 1), end=date(2027, 2, 1))


def test_every_kind_says_how_it_was_compared(busy: Engine) -> None:
    for definition in ALL:
        (change,) = compare(busy.store, definition, busy.facts[definition.fact], **WEEK)
        assert str(change.method)
