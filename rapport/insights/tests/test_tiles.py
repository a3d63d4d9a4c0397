"""Tiles: each opens exactly the figure it shows, for the same days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from rapport.insights.compared import in_one_line
from rapport.insights.tiles import tile
from rapport.metrics import registry
from rapport.metrics.comparison import Change, Span
from rapport.metrics.definition import KindName
from rapport.metrics.intervals import Estimate, byar, difference
from rapport.metrics.result import Row
from rapport.people.models import User
from rapport.tickets.models import Ticket

TODAY = date(2026, 4, 15)


def test_a_tile_leads_to_its_own_figure(quarter: list[Ticket], ada: User, as_ada: Client) -> None:
    for name, definition in registry.definitions().items():
        shown = tile(name, ada, TODAY)
        page = as_ada.get(shown.url)

        assert shown.value in page.content.decode(), name
        since = "2026-04-09" if definition.kind == "snapshot" else "2026-03-17"
        assert f"from={since}&to=2026-04-16" in shown.url, name
        assert page.status_code == 200, name


def test_the_difference_it_tells_is_that_of_its_page(
    quarter: list[Ticket], ada: User, as_ada: Client
) -> None:
    for name in registry.definitions():
        shown = tile(name, ada, TODAY)
        page = as_ada.get(shown.url).content.decode()

        told = re.search(r'id="figure-difference"[^>]*>([^<]*)<', page)
        judged = re.search(r'id="figure-judgement">([^<·]*)', page)
        assert told and judged, name
        if told[1] == "–":
            assert shown.change.startswith(("too few to compare: n ", "nothing to compare")), name
            # Once is enough.
            assert (shown.sure + shown.change).count("too few") <= 1, name
        else:
            assert shown.change.startswith(f"{told[1]} "), name
            assert shown.change.endswith(judged[1].strip()), name


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (40, 10, "−30 against the 30 days before, more than chance"),
        (40, 37, "−3 against the 30 days before, could be chance"),
        (40, 40, "±0 against the 30 days before, could be chance"),
    ],
)
def test_it_says_by_how_much_and_whether_chance_explains_it(
    before: int, now: int, said: str
) -> None:
    told = in_one_line(moved("count", before, now), registry.definition("tickets_opened"), days=30)

    assert told == said


def test_a_backlog_is_told_by_its_movement_of_a_week() -> None:
    told = in_one_line(moved("snapshot", 10, 52), registry.definition("backlog"), days=7)

    assert told == "+42 in 7 days, more than chance"


def test_too_few_are_counted_out() -> None:
    few = replace(moved("share", 3, 40), value=0.1, real=None)

    told = in_one_line(few, registry.definition("csat"), days=30)

    assert told == "too few to compare: n 40, 30 days before n 3"


def test_a_count_is_not_compared_with_a_time_before_anybody_counted() -> None:
    young = replace(moved("count", 2, 40), real=None, began=datetime(2026, 4, 2, 9, tzinfo=UTC))

    told = in_one_line(young, registry.definition("tickets_opened"), days=30)

    assert told == "nothing to compare with: counted only since 2 Apr 2026"


def moved(kind: KindName, before: int, now: int) -> Change:
    """Return a change of a count from one number to another."""
    later, earlier = (
        Row(None, (), n, n, None, None, None, None, False, False) for n in (now, before)
    )
    value, low, high = difference(Estimate(now, *byar(now)), Estimate(before, *byar(before)))
    span = Span(date(2026, 3, 17), date(2026, 4, 16))
    real = not low <= 0 <= high
    return Change((), later, earlier, value, low, high, real, span, span, kind)
