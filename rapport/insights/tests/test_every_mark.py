"""Every mark of every chart opens exactly the rows that it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from itertools import product
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from rapport.insights import asking as asked
from rapport.insights.asking import Asking
from rapport.insights.breakdown import breakdown
from rapport.insights.compared import compared
from rapport.insights.readers import rebuild_facts
from rapport.insights.views.metric import _as_table, _rows_of
from rapport.metrics import registry
from rapport.metrics.periods import GRAINS
from rapport.metrics.run import ask, rows
from rapport.people.models import User
from rapport.tickets.models import Ticket

NAMES = list(registry.definitions())
ZONE = "Europe/Berlin"
# Neither the beginning of a week nor of a month, and an end that is not over yet.
START, END = date(2026, 3, 11), date(2026, 4, 23)


def opened(url: str, zone: str = ZONE) -> int:
    """Return how many rows an address of rows holds."""
    parts = urlsplit(unescape(url))
    name = parts.path.split("/")[2]
    asking = asked.read(name, parse_qs(parts.query))
    return len(list(rows(name, reader=None, timezone=zone, **asking.arguments()).rows))


@pytest.mark.parametrize("compare", ["before", "year"])
@pytest.mark.parametrize("name", NAMES)
def test_periods_of_every_grain(quarter: list[Ticket], name: str, compare: str) -> None:
    counted = 0
    for grain in GRAINS:
        asking = Asking(name, start=START, end=END, grain=grain, compare=compare)
        course = ask(name, timezone=ZONE, **asking.arguments())
        lines = _as_table(course, _rows_of(asking), asking, compared(asking, None, ZONE))
        assert len(lines) == len(course.rows)
        for row, line in zip(course.rows, lines, strict=True):
            assert bool(line["url"]) == bool(row.n)
            if line["url"]:
                assert opened(line["url"]) == row.n == int(line["n"]), (grain, line["period"])
                counted += 1
            if line.get("before_url"):
                assert opened(line["before_url"]) == int(line["before_n"]), (grain, line)
                counted += 1
    assert counted


@pytest.mark.parametrize("name", NAMES)
def test_members_of_every_dimension_in_every_period(
    quarter: list[Ticket], ada: User, name: str
) -> None:
    definition, counted = registry.definition(name), 0
    for dimension, (start, end) in product(
        definition.dimensions, [(START, END), (date(2026, 3, 1), date(2026, 4, 1))]
    ):
        asking = Asking(name, start=start, end=end, by=(dimension.name,))
        found = breakdown(asking, None, ZONE, ada)
        assert found
        assert found.name == dimension.name
        for member in found.members:
            assert opened(member.rows_url) == member.n, (dimension.name, member.label)
            counted += member.n
    assert counted


@pytest.mark.parametrize("name", NAMES)
def test_the_time_before_as_a_whole(quarter: list[Ticket], name: str) -> None:
    """Also where this time is not over, and the one before is counted as far as this one is."""
    told = ask(name, timezone=ZONE).as_of
    assert told
    as_of = told.astimezone(ZoneInfo(ZONE))
    last = as_of.date()
    first, after = last - timedelta(days=6), last + timedelta(days=1)
    asking = Asking(name, start=first, end=after, compare="before")

    against = compared(asking, None, ZONE)

    assert against
    # The number, the line and their words end at the same instant.
    if as_of.strftime("%H:%M") != "00:00":
        assert against.until
        assert against.words.endswith(f", until {against.until}")
    if asking.definition.kind == "snapshot":
        assert against.course.rows[-1].value == against.whole.value
    said = against.value if asking.definition.unit == "count" else against.sure
    counted = re.search(r"(\d+)$", said)
    assert opened(against.rows_url) == (int(counted[1]) if counted else 0)


def test_two_colleagues_of_one_name_are_told_apart(
    quarter: list[Ticket], ada: User, ben: User, bea: User, as_ada: Client
) -> None:
    User.objects.filter(pk__in=[ben.pk, bea.pk]).update(name="Kim Lee")
    rebuild_facts()
    asking = Asking("tickets_resolved", start=date(2026, 3, 1), end=date(2026, 6, 1), by=("agent",))

    found = breakdown(asking, None, ZONE, ada)

    assert found
    both = [member for member in found.members if member.label == "Kim Lee"]
    assert len(both) == 2
    for member in both:
        assert opened(member.rows_url) == member.n
        html = as_ada.get(member.rows_url).content.decode()
        assert "Remove the filter Agent: Kim Lee" in html
        assert f'data-count="{member.n}"' in html


def hrefs(html: str, looks: str) -> Iterator[tuple[str, str]]:
    """Yield the words and the address of each link of these looks."""
    for tag in re.findall(rf'<a class="{looks}"[^>]*>', html):
        yield (
            unescape(re.search(r'aria-label="([^"]*)"', tag)[1]),  # type: ignore[index]  # has one
            unescape(re.search(r'href="([^"]*)"', tag)[1]),  # type: ignore[index]
        )


@pytest.mark.parametrize("name", NAMES)
def test_marks_of_the_page(quarter: list[Ticket], as_ada: Client, name: str) -> None:
    """Through the pages themselves: what a mark says is what its page counts."""
    html = as_ada.get(
        f"/metrics/{name}/", {"from": "2026-03-01", "to": "2026-05-01", "compare": "before"}
    ).content.decode()

    marks = list(hrefs(html, "chart-mark"))
    assert marks
    for said, url in marks:
        told = re.search(r"n (\d+)|: (\d+) of \d+|: (\d+)(?: \(not over yet\))?$", said)
        assert told, said
        page = as_ada.get(url).content.decode()
        assert f'data-count="{next(filter(None, told.groups()))}"' in page, (said, url)


@pytest.mark.parametrize("name", ["first_response_time", "resolution_time"])
@pytest.mark.parametrize("clock", ["business", "calendar"])
def test_the_bars_of_a_spread_make_the_whole(
    quarter: list[Ticket], as_ada: Client, name: str, clock: str
) -> None:
    spring = {"from": "2026-03-01", "to": "2026-06-01", "clock": clock}
    html = as_ada.get(f"/metrics/{name}/", spring).content.decode()
    total = ask(name, start=date(2026, 3, 1), end=date(2026, 6, 1)).row.n

    bars = [
        (int(told[1]), url)
        for said, url in hrefs(html, "chart-mark")
        if (told := re.search(rf": (\d+) of {total}, ", said))
    ]

    assert len(bars) > 1
    assert sum(count for count, _url in bars) == total
    for count, url in bars:
        assert opened(url) == count, url


def test_a_category_called_none_is_not_no_category() -> None:
    asking = Asking("csat")
    literally = replace(asking, where=(("category", asked.called("none")),))

    assert literally.arguments()["where"] == {"category": ["none"]}
    assert replace(asking, where=asking.narrowed("category", "")).arguments()["where"] == {
        "category": [""]
    }
    assert asked.member_name(asked.called("none")) == "none"
