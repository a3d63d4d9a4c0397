"""The settings in a browser: the menu beside pages, the search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from rapport.people.models import User

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


def test_a_setting_is_found_while_somebody_types_and_opened_by_keyboard(
    page: Page, sign_in: SignIn, ada: User
) -> None:
    sign_in(ada)
    page.goto("/settings/")

    page.keyboard.press("/")
    page.keyboard.type("signature", delay=20)
    expect(page.locator("main .row-link").first).to_have_text("Queues")
    expect(page.locator("main .row").first).to_contain_text("Signature")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/settings/queues/")


def test_the_menu_beside_a_page_is_searched_where_it_stands(
    page: Page, sign_in: SignIn, ada: User
) -> None:
    sign_in(ada)
    page.goto("/settings/profile/")
    menu = page.get_by_role("navigation", name="Settings", exact=True)
    expect(menu.get_by_role("link", name="Profile")).to_have_attribute("aria-current", "page")

    menu.get_by_role("searchbox").press_sequentially("smtp", delay=20)
    expect(menu.get_by_role("link")).to_have_count(1)
    menu.get_by_role("searchbox").fill("")
    expect(menu.get_by_role("link", name="Queues")).to_be_visible()
    menu.get_by_role("searchbox").fill("holiday")
    menu.get_by_role("searchbox").press("Enter")

    page.wait_for_url("**/settings/?q=holiday")
    expect(page.locator("main .row-link").first).to_have_text("Business calendars")


def test_on_a_phone_the_menu_is_a_list_to_choose_from(
    page: Page, sign_in: SignIn, ada: User
) -> None:
    sign_in(ada)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/settings/profile/")
    menu = page.get_by_role("navigation", name="Settings", exact=True)
    expect(menu.get_by_role("link", name="Queues")).to_be_hidden()

    menu.get_by_role("button", name="Profile").click()
    menu.get_by_role("link", name="Queues").click()

    page.wait_for_url("**/settings/queues/")
    expect(menu.get_by_role("button", name="Queues")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
