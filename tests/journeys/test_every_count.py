"""Numbers of pages, held against what their links open.

On a desk for each rule of the cockpit, on one with everything, on one with nothing, and in the
demonstration. Cockpit, tiles, points of charts and breakdowns are all followed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from rapport.cockpit.needs import COLUMNS, RULES
from rapport.cockpit.tiles import SHOWN
from rapport.core import clock
from rapport.customers.models import Person
from rapport.demo.company.plan import Plan
from rapport.insights.readers import catch_up
from rapport.metrics import registry
from rapport.people.models import User
from rapport.tickets.models import Queue
from tests.journeys.following import Element, numbers, opened, read, rows
from tests.journeys.scenes import NOW, SCENES, Desk

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORMS = [(key, count) for key, (_plant, counts) in SCENES.items() for count in counts]
PLAN = Plan(datetime(2026, 11, 17, 14, tzinfo=UTC), tickets=400, months=3)
ROWS_OF = re.compile(r"([\d,]+) rows? of |\bn ([\d,]+)")


@pytest.fixture
def desk(
    monkeypatch: pytest.MonkeyPatch, ada: User, ben: User, dora: Person, support_queue: Queue
) -> Desk:
    """Return a desk on a Wednesday afternoon."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return Desk(ada, ben, dora, support_queue)


def test_each_rule_has_a_scene() -> None:
    assert set(SCENES) == set(RULES)


@pytest.mark.parametrize(("key", "count"), FORMS)
def test_a_line_opens_what_it_counts(desk: Desk, as_ada: Client, key: str, count: int) -> None:
    SCENES[key][0](desk, count)
    catch_up()

    lines = [line for line in lines_of(as_ada, "/cockpit/") if rule_of(line) == key]

    assert len(lines) == 1
    follow(as_ada, lines[0], count)


def test_on_a_desk_with_everything_every_line_opens_what_it_counts(
    desk: Desk, as_ada: Client
) -> None:
    for plant, counts in SCENES.values():
        plant(desk, counts[-1])
    catch_up()

    seen = set()
    for address in ("/cockpit/", *(f"/cockpit/{key}/" for key in COLUMNS)):
        lines = lines_of(as_ada, address)
        follow_each(as_ada, lines)
        seen |= {rule_of(line) for line in lines}
    for heading, column in columns_of(as_ada):
        told = [matters(line) for line in lines_of(as_ada, f"/cockpit/{column}/")]
        assert numbers(heading) == [sum(told)]
    follow_tiles(as_ada)
    # Where a category is slow by itself, its own scene says so.
    assert seen >= set(RULES) - {"not-connected", "slow-category"}


def test_on_a_desk_with_nothing_no_number_leads_anywhere_else(desk: Desk, as_ada: Client) -> None:
    catch_up()
    (line,) = lines_of(as_ada, "/cockpit/")
    assert rule_of(line) == "not-connected"
    follow_tiles(as_ada)
    for name in registry.definitions():
        follow_figure(as_ada, f"/metrics/{name}/")


def test_a_wrong_link_is_noticed(desk: Desk, as_ada: Client, monkeypatch: Any) -> None:
    """The one that this file is for: without the check it would not be worth its time."""
    SCENES["waits-too-long"][0](desk, 3)
    desk.tickets(2, NOW, desk.ben)
    catch_up()
    monkeypatch.setattr(
        "rapport.cockpit.needs.customers.listed",
        lambda _tickets, **_more: "/tickets/?status=waiting",
    )
    (line,) = lines_of(as_ada, "/cockpit/")
    with pytest.raises(AssertionError):
        follow(as_ada, line, 3)


@pytest.mark.slow
def test_in_the_demonstration_every_number_opens_as_many_rows(
    demonstration: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: PLAN.until)
    client = Client()
    client.force_login(User.objects.get(email="ada@demo.example"), backend=BACKEND)

    lines = lines_of(client, "/cockpit/")
    assert len(lines) >= 4
    follow_each(client, lines)
    assert follow_tiles(client) > 25


def columns_of(client: Client) -> list[tuple[str, str]]:
    """Return the headings of the columns, each with the key of its column."""
    titles = opened(client, "/cockpit/").find("h2", _class="needs-title")
    named = [each for each in titles if each.attributes["id"].removeprefix("needs-") in COLUMNS]
    return [(each.text, each.attributes["id"].removeprefix("needs-")) for each in named]


def lines_of(client: Client, address: str) -> list[Element]:
    """Return the lines of the cockpit, or of one of its columns."""
    return opened(client, address).find("article", _class="need")


def matters(line: Element) -> int:
    """Return how many things a line tells, as what sets it aside names them."""
    (form,) = line.find("form")
    (of,) = (each for each in form.find("input") if each.attributes.get("name") == "of")
    return len(of.attributes["value"].split(","))


def said_in(line: Element) -> str:
    """Return the sentence of a line, without the word that only a screen reader says."""
    (text,) = line.find("p", _class="need-text")
    return text.text.removeprefix("Urgent:").strip()


def rule_of(line: Element) -> str:
    """Return the key of the rule that told a line."""
    (form,) = line.find("form")
    return form.attributes["action"].split("/")[3]


def follow_each(client: Client, lines: list[Element]) -> None:
    """Follow lines, each by the number with which its own sentence begins."""
    for line in lines:
        text = said_in(line)
        follow(client, line, numbers(text)[0] if text[:1].isdigit() else 1)


def follow(client: Client, line: Element, count: int) -> None:
    """Follow a line's action and the rows under its reason."""
    (action,) = line.find("a", _class="need-action")
    lists = line.find("ul", _class="need-rows")
    under = [each.attributes["href"] for each in lists[0].find("a")] if lists else []
    address, text, rule = action.attributes["href"], said_in(line), rule_of(line)
    for each in under:
        opened(client, each)
    if address.startswith("/metrics/"):
        follow_moved(client, text, address, under)
    elif address.startswith("/cockpit/"):
        told = [each for each in lines_of(client, address) if rule_of(each) == rule]
        assert len(told) == count or rule == "mail-stands-still", text
        assert {*under} <= {*links(client, address)}, text
    elif re.fullmatch(r"/tickets/\d+/(#(message|rating)-\d+)?", address):
        assert (count, under) == (1, [address]), text
    elif address.startswith("/settings/"):
        opened(client, address)
    else:
        follow_rows(client, line, address, under, count)


def follow_rows(client: Client, line: Element, address: str, under: list[str], count: int) -> None:
    """Hold the number of a line, and the rows under its reason, against the list that it opens."""
    text, (why,) = said_in(line), line.find("p", _class="need-rule")
    # People are told with the number of their tickets; of too many, the reason says how many go.
    too_many = numbers(re.sub(r".*Rebalance chooses", "", why.text, flags=re.DOTALL))
    expected = {"away": numbers(text)[-1:], "overloaded": too_many[:1]}
    shown = rows(client, address)
    assert len(shown) == (expected.get(rule_of(line)) or [count])[0], f"{text}: {address}"
    found = {each.attributes["href"] for row in shown for each in row.find("a")}
    numbered = {ticket for each in found for ticket in re.findall(r"/tickets/(\d+)/", each)}
    assert {ticket for each in under for ticket in re.findall(r"/tickets/(\d+)/", each)} <= numbered


def follow_moved(client: Client, text: str, address: str, under: list[str]) -> None:
    """Hold the figures of a sentence against those of the pages it leads to."""
    pages = [address, *under]
    values = [figure_of(client, each) for each in pages]
    if "CSAT" in text:
        before, now = re.findall(r"[\d.]+ %", text)
        assert now in values[0]
        assert before in values[2]
    elif "Backlog" in text:
        assert values[0]
    else:
        (said,) = re.findall(r" waits? ([\d][^;]*?)(?: for a first answer.*)?$", text)
        assert values[1] == said, f"{text}: {pages[1]} says {values[1]}"


def figure_of(client: Client, address: str) -> str:
    """Return the value that the page of a figure shows."""
    (value,) = opened(client, address).find("span", id="figure-value")
    return value.text


def links(client: Client, address: str) -> list[str]:
    """Return the addresses of a page's links."""
    return [each.attributes.get("href", "") for each in opened(client, address).find("a")]


def follow_tiles(client: Client) -> int:
    """Follow each tile to its figure, and each number there to its rows; return how many."""
    tiles = opened(client, "/cockpit/").find("div", _class="tile")
    assert len(tiles) == len(SHOWN)
    followed = 0
    for tile in tiles:
        (link,) = tile.find("a")[:1]
        (value,) = tile.find("span", _class="tile-value")
        shown = figure_of(client, link.attributes["href"])
        assert shown == value.text, f"{link.text}: {value.text} on the tile, {shown} on its page"
        followed += follow_figure(client, link.attributes["href"])
    return followed


def follow_figure(client: Client, address: str) -> int:
    """Follow each point of the chart and each line of the breakdown; return how many."""
    followed = 0
    for link in opened(client, address).find("a"):
        target = link.attributes.get("href", "")
        said = ROWS_OF.search(link.label)
        if "/rows/" not in target or not said:
            continue
        expected = int((said[1] or said[2]).replace(",", ""))
        page = read(client.get(target).content.decode())
        (shown,) = page.find("span", id="row-count")
        assert int(shown.attributes["data-count"]) == expected, f"{link.label}: {target}"
        followed += 1
    return followed
