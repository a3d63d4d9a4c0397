"""Accessibility of every page, light and dark, wide and narrow.

https://github.com/dequelabs/axe-core checks what a program can check of WCAG 2.2 AA.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Page

from rapport.people.models import User
from tests.journeys.catalogue import AGENT, MANAGER, STRANGER, visits
from tests.stage import Stage

pytestmark = pytest.mark.browser

EVERYTHING = {"resultTypes": ["violations"]}
# Rules whose result can differ between light and dark.
COLOURS = {
    **EVERYTHING,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}

SignIn = Callable[[User], None]


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Yield one browser for all pages, without animations."""
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    context.add_init_script(AXE_SCRIPT)
    yield context
    context.close()


def test_axe_finds_nothing_on_any_page(
    page: Page, context: BrowserContext, stage: Stage, sign_in: SignIn
) -> None:
    complaints: list[str] = []
    look(page, stage, STRANGER, complaints)
    sign_in(stage.ada)
    look(page, stage, MANAGER, complaints)
    refused_form(page, complaints)
    context.clear_cookies()
    sign_in(stage.ben)
    look(page, stage, AGENT, complaints, as_agent=True)

    assert not complaints, "\n".join(complaints)


def test_axe_finds_nothing_on_the_first_page_of_all(page: Page, db_is_empty: None) -> None:
    complaints: list[str] = []
    page.goto("/")
    assert page.url.endswith("/welcome/")
    examine(page, complaints)

    assert not complaints, "\n".join(complaints)


@pytest.fixture
def db_is_empty(transactional_db: None) -> None:
    """Leave the desk without anybody who works here."""
    assert not User.objects.exists()


def look(
    page: Page, stage: Stage, addresses: list[str], complaints: list[str], *, as_agent: bool = False
) -> None:
    """Open each page, light and dark."""
    for _address in visits(page, stage, addresses, as_agent=as_agent):
        examine(page, complaints)


def refused_form(page: Page, complaints: list[str]) -> None:
    """Look at a form that came back with its errors."""
    page.goto("/tickets/new/")
    page.locator("main form").evaluate_all("forms => forms.forEach(f => (f.noValidate = true))")
    with page.expect_response(lambda answer: answer.status == 422):
        page.locator("main form button:not([type=button])").last.click()
    examine(page, complaints)


def examine(page: Page, complaints: list[str]) -> None:
    """Check the page light on a desktop and dark on a phone."""
    for scheme, width, options in (("light", 1280, EVERYTHING), ("dark", 360, COLOURS)):
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        page.set_viewport_size({"width": width, "height": 800})
        found = AxeResults(page.evaluate("options => axe.run(options)", options))
        if found.violations_count:
            complaints.append(f"{page.url}, {scheme}:\n{found.generate_report()}")
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            complaints.append(f"{page.url} is {wide} wide on a screen of {width}.")
