"""Figures in a browser: their marks, words and days."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rapport.insights.tests.conftest import quarter  # noqa: F401 - a fixture
from rapport.people.models import User
from rapport.tickets.models import Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
SPRING = "from=2026-03-02&until=2026-04-26"
FIGURES = ["first_response_time", "resolution_time", "csat", "csat_response_rate", "backlog"]
# Boxes of everything in the charts that is read or looked at, by what it is.
DRAWN = """() => [...document.querySelectorAll(
    '.chart-frame text, .chart-frame .chart-point, .chart-frame .chart-axis')]
  .filter((each) => each.checkVisibility())
  .map((each) => {
    const box = each.getBoundingClientRect();
    return {is: each.tagName, said: each.textContent, left: box.left, right: box.right,
            top: box.top, bottom: box.bottom};
  })"""


@pytest.fixture(autouse=True)
def signed_in(page: Page, sign_in: SignIn, ada: User, quarter: list[Ticket]) -> None:  # noqa: F811
    """Let Ada look at a desk that has some history."""
    sign_in(ada)


def test_every_mark_opens_as_many_rows_as_it_says(page: Page) -> None:
    for name in ("first_response_time", "tickets_opened"):
        address = f"/metrics/{name}/?{SPRING}&grain=week&compare=before"
        page.goto(address)
        marks = page.locator(".chart-mark")
        count = marks.count()
        assert count >= 8

        for number in range(count):
            said = marks.nth(number).get_attribute("aria-label") or ""
            told = re.search(r"n (\d+)|: (\d+) of \d+|: (\d+)(?: \(not over yet\))?$", said)
            assert told, said
            marks.nth(number).click()
            rows = page.locator("#row-count")
            expect(rows).to_have_attribute("data-count", next(filter(None, told.groups())))
            page.goto(address)


def test_the_keyboard_goes_from_mark_to_mark_and_opens_one(page: Page) -> None:
    page.goto(f"/metrics/first_response_time/?{SPRING}&grain=week")
    chart = page.locator(".chart-plot").first
    marks = chart.locator(".chart-mark")

    marks.last.focus()
    page.keyboard.press("Home")
    expect(marks.first).to_be_focused()
    expect(marks.first.locator(".chart-words")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(marks.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    expect(marks.first.locator(".chart-words")).to_be_hidden()
    assert chart.locator('[tabindex="0"]').count() == 1
    page.keyboard.press("Enter")

    page.wait_for_url("**/metrics/first_response_time/rows/**")


def test_no_word_is_cut_or_lies_on_another_or_on_a_point(page: Page) -> None:
    for name, width in product(FIGURES, (360, 1440)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/metrics/{name}/?{SPRING}&compare=before")

        drawn = page.evaluate(DRAWN)

        words = [each for each in drawn if each["is"] == "text"]
        assert len(words) > 5
        for word in words:
            assert 0 <= word["left"] < word["right"] <= width, (name, width, word["said"])
            for other in drawn:
                assert other is word or not over(word, other), (name, width, word, other)


def over(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether two boxes overlap by more than the leading of a line."""
    return bool(
        one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
        and one["top"] < other["bottom"] - 3
        and other["top"] < one["bottom"] - 3
    )


def test_words_of_a_mark_do_not_hide_it(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(f"/metrics/csat/?{SPRING}")
    for mark in page.locator(".chart-mark").all():
        mark.hover()
        words, point = mark.locator(".chart-words"), mark.locator(".chart-here")
        expect(words).to_be_visible()
        one, other = words.bounding_box(), point.bounding_box()
        assert one and other
        assert one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]


def test_days_are_chosen_and_nonsense_is_named_at_its_field(page: Page) -> None:
    page.goto("/metrics/csat/?by=agent&where=team%3DSupport")
    page.locator(".figure-days > summary").click()
    page.get_by_role("textbox", name="First day").fill("2026-03-02")
    page.get_by_role("textbox", name="Last day").fill("2026-03-31")
    page.get_by_role("button", name="Show these days").click()

    page.wait_for_url(
        "**/metrics/csat/?by=agent&where=team%3DSupport&from=2026-03-02&until=2026-03-31"
    )
    expect(page.locator(".figure-days > summary")).to_contain_text("2 to 31 March 2026")
    expect(page.get_by_label("Remove the filter Team: Support")).to_be_visible()

    page.locator(".figure-days > summary").click()
    page.get_by_role("textbox", name="Last day").fill("2026-02-28")
    page.get_by_role("button", name="Show these days").click()
    field = page.get_by_role("textbox", name="Last day")
    expect(field).to_be_visible()
    expect(field).to_have_value("28 Feb 2026")
    expect(field).to_have_accessible_description(
        re.compile("The last day is before the first. Choose 2 Mar 2026 or a later day.")
    )
    expect(page.locator("#figure-value")).to_be_visible()


def test_the_list_narrows_as_one_types_and_tells_when_nothing_is_left(page: Page) -> None:
    page.goto("/metrics/")
    page.keyboard.press("/")
    page.keyboard.type("SATISF")
    lines = page.locator("[data-filtered]:visible")
    expect(lines).to_have_count(1)
    expect(page.get_by_role("heading", name="How much work there is")).to_be_hidden()

    page.keyboard.type("xx")
    expect(lines).to_have_count(0)
    expect(page.get_by_text("No figure is called that")).to_be_visible()

    page.get_by_label("Find a figure").fill("")
    expect(page.get_by_role("heading", name="How much work there is")).to_be_visible()


def test_on_a_phone_the_value_stays_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 900})
    for address in (
        f"/metrics/csat/rows/?{SPRING}",
        f"/metrics/first_response_time/?{SPRING}&compare=before&by=agent",
    ):
        page.goto(address)
        box = page.locator(".table-scroll:visible").last
        first, value = box.locator("tbody tr").first.locator("th, .cell-value").all()

        for scrolled in (0, 80, 10_000):
            box.evaluate("(box, left) => { box.scrollLeft = left; }", scrolled)
            frame, name, shown = box.bounding_box(), first.bounding_box(), value.bounding_box()
            assert frame and name and shown
            assert name["x"] == pytest.approx(frame["x"], abs=1)
            assert name["x"] + name["width"] <= shown["x"] + 1
            assert shown["x"] + shown["width"] <= frame["x"] + frame["width"] + 1
