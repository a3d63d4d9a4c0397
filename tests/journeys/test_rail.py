"""The rail in a browser: keyboard, folding, phone, demonstration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from playwright.sync_api import Page, expect

from rapport.core.face.navigation import ENTRIES, Entry
from rapport.demo.models import Demonstration
from rapport.people.models import User
from rapport.tickets.models import Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
PHONE = {"width": 390, "height": 844}


def focused(page: Page) -> str:
    """Return the words of what has the focus."""
    words: str = page.evaluate("document.activeElement.innerText.split('\\n')[0].trim()")
    return words


def tab_to(page: Page, words: str, most: int = 40) -> None:
    """Press Tab until what says this has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            return
    pytest.fail(f"Tab never comes to “{words}”.")


def test_a_group_is_folded_by_keyboard_and_stays_folded(
    page: Page, sign_in: SignIn, ada: User, ticket: Ticket
) -> None:
    sign_in(ada)
    page.goto("/customers/")
    rail = page.get_by_role("navigation", name="Main")
    expect(rail.get_by_role("link", name="Queue")).to_be_visible()

    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    tab_to(page, "Today")
    page.keyboard.press("Enter")
    expect(rail.get_by_role("link", name="Queue")).to_be_hidden()
    # What needs the reader in it: the one ticket that waits.
    expect(rail.locator("[data-group=today] summary .count")).to_have_text("1")

    page.wait_for_function("() => document.cookie.includes('=today')")
    page.goto("/organisations/")
    expect(rail.get_by_role("link", name="Queue")).to_be_hidden()
    rail.locator("[data-group=today] summary").press("Enter")
    page.wait_for_function("() => !document.cookie.includes('=today')")
    page.reload()
    expect(rail.get_by_role("link", name="Queue")).to_be_visible()


def test_a_folded_group_says_that_one_is_in_it(page: Page, sign_in: SignIn, ada: User) -> None:
    sign_in(ada)
    page.goto("/customers/")
    group = page.locator("[data-group=customers] summary")

    weight = "element => getComputedStyle(element).fontWeight"
    assert group.evaluate(weight) == "400"
    group.click()
    assert int(group.evaluate(weight)) > 500


def test_chords_lead_everywhere_and_are_told_under_the_question_mark(
    page: Page, sign_in: SignIn, ada: User, base_url: str
) -> None:
    sign_in(ada)
    page.goto("/tickets/")

    for chord, path in {
        "gc": "/customers/",
        "go": "/organisations/",
        "gt": "/team/people/",
        "gf": "/metrics/",
        "gs": "/settings/",
        "gq": "/tickets/?status=waiting",
        "gh": "/cockpit/",
    }.items():
        for key in chord:
            page.keyboard.press(key)
        page.wait_for_url(f"{base_url}{path}")
        expect(page.locator("h1")).to_have_count(1)

    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    for place in (
        "Cockpit",
        "Queue",
        "Customers",
        "Organisations",
        "People and load",
        "Figures",
    ):
        expect(sheet.get_by_text(place, exact=True)).to_be_visible()


def test_a_chord_reaches_what_is_folded_away(page: Page, sign_in: SignIn, ben: User) -> None:
    sign_in(ben)
    page.goto("/customers/")
    page.locator("[data-group=work] summary").click()

    page.keyboard.press("g")
    page.keyboard.press("m")

    page.wait_for_url("**/tickets/?assignee=me")


def test_the_tabs_of_a_page_are_links(page: Page, sign_in: SignIn, ada: User) -> None:
    sign_in(ada)
    page.goto("/customers/")
    tabs = page.get_by_role("navigation", name="Pages beside this one")

    tabs.get_by_role("link", name="Organisations").click()
    page.wait_for_url("**/organisations/")
    expect(tabs.get_by_role("link", name="Organisations")).to_have_attribute("aria-current", "page")
    expect(tabs.get_by_role("link", name="Customers")).not_to_have_attribute("aria-current", "page")


def test_a_phone_has_four_things_under_the_thumb_and_the_rest_behind_more(
    page: Page, sign_in: SignIn, ben: User
) -> None:
    sign_in(ben)
    page.goto("/customers/")
    page.locator("[data-group=work] summary").click()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a size is a dict of numbers
    rail = page.get_by_role("navigation", name="Main")
    bar = [rail.get_by_role("link", name=name) for name in ("Mine", "Customers", "Search")]
    bar.append(rail.get_by_role("button", name="More"))

    for each in bar:
        box = each.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= PHONE["height"]
    expect(rail.get_by_role("link", name="Customers")).to_have_attribute("aria-current", "page")
    expect(rail.get_by_role("link", name="Unassigned")).to_be_hidden()

    rail.get_by_role("button", name="More").click()
    # Folded on the desk, and open here.
    rail.get_by_role("link", name="Unassigned").click()
    page.wait_for_url("**/tickets/?assignee=nobody")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_twenty_rooms_fit_on_nine_hundred_pixels(page: Page, sign_in: SignIn, ada: User) -> None:
    with ENTRIES.holding(*ENTRIES, *_coming(15)):
        sign_in(ada)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto("/customers/")
        links = page.locator(".rail-group .rail-link")
        sizes = page.locator(".rail-groups").evaluate("e => [e.scrollHeight, e.clientHeight]")

        assert links.count() == 20
        assert sizes[0] <= sizes[1]
        assert min(links.evaluate_all("all => all.map(each => each.offsetHeight)")) >= 24
        # With less room the groups scroll and the foot stays.
        page.set_viewport_size({"width": 1440, "height": 500})
        expect(page.get_by_role("link", name="Settings")).to_be_in_viewport()
        page.get_by_role("link", name="Coming 14").scroll_into_view_if_needed()
        expect(page.get_by_role("link", name="Coming 14")).to_be_in_viewport()


def _coming(number: int) -> list[Entry]:
    groups = ("today", "customers", "team", "company", "knowledge")
    return [
        Entry(f"Coming {n}", "styleguide", "book", group=groups[n % 5], after=f"?n={n}")
        for n in range(number)
    ]


@pytest.fixture
def demonstration(transactional_db: None) -> Demonstration:
    caches["process"].clear()
    until = datetime(2026, 3, 2, tzinfo=UTC)
    return Demonstration.objects.create(tickets=1, months=1, seed=1, until=until, finished_at=until)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_banner_of_a_demonstration_covers_nothing_and_can_be_dismissed(
    page: Page, sign_in: SignIn, ben: User, demonstration: Demonstration, width: int
) -> None:
    sign_in(ben)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("/tickets/")
    banner = page.get_by_text("This is a demonstration.")
    box, head = banner.bounding_box(), page.locator(".page-head").bounding_box()

    assert box is not None
    assert head is not None
    assert box["y"] + box["height"] <= head["y"]
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("button", name="Dismiss").click()
    expect(banner).to_have_count(0)
    page.goto("/customers/")
    expect(page.locator("h1")).to_be_visible()
    expect(banner).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", ["ada", "ben"])
def test_no_word_is_cut_beside_a_number(
    page: Page,
    sign_in: SignIn,
    request: pytest.FixtureRequest,
    ticket: Ticket,
    name: str,
    language: str,
) -> None:
    user = request.getfixturevalue(name)
    User.objects.filter(pk=user.pk).update(language=language)
    sign_in(user)

    page.goto("/tickets/")
    page.locator(".rail-link .count").first.wait_for()
    cut = page.evaluate("""() => {
        for (const count of document.querySelectorAll(".rail .count")) count.textContent = "42";
        return [...document.querySelectorAll(".rail-label")]
            .filter((label) => label.scrollWidth > label.clientWidth)
            .map((label) => label.textContent);
    }""")

    assert cut == []
