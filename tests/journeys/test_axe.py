"""Accessibility of every page, light and dark, wide and narrow.

https://github.com/dequelabs/axe-core checks what a program can check of WCAG 2.2 AA.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Page, Response

from rapport.people.models import User
from tests.stage import Stage

pytestmark = pytest.mark.browser

# Who looks at which pages; "{name}" is the thing of that name on the stage.
STRANGER = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/invitations/{invitation_secret}/",
    "/contact/write/",
    "/contact/write/sent/{receipt}/",
    "/survey/{survey_token}/?score=2",
    "/survey/{survey_token}/thanks/",
    "/styleguide/?theme=both",
]
MANAGER = [
    "/",
    "/tickets/",
    "/tickets/?status=closed",
    "/tickets/{ticket}/",
    "/tickets/{ticket}/messages/{message}/",
    "/tickets/{ticket}/closure/",
    "/tickets/{ticket}/merge/",
    "/tickets/{ticket}/forward/",
    "/tickets/new/",
    "/tickets/new/?customer={dora}",
    "/search/",
    "/search/?q=zanzibar",
    "/search/?q=nothingness",
    "/customers/",
    "/customers/{dora}/",
    "/customers/{dora}/merge/",
    "/organisations/{nordwind}/",
    "/metrics/",
    "/metrics/csat/",
    "/metrics/first_response_time/",
    "/metrics/backlog/",
    "/metrics/tickets_opened/",
    "/metrics/csat/rows/",
    "/settings/",
    "/settings/profile/",
    "/settings/tokens/",
    "/settings/people/",
    "/settings/people/{bea}/",
    "/settings/people/invitations/new/",
    "/settings/teams/",
    "/settings/teams/{support}/",
    "/settings/queues/",
    "/settings/queues/new/",
    "/settings/queues/support/",
    "/settings/categories/",
    "/settings/categories/{category}/",
    "/settings/tags/",
    "/settings/tags/{tag}/",
    "/settings/calendars/",
    "/settings/calendars/new/",
    "/settings/calendars/{office_hours}/",
    "/settings/mailboxes/",
    "/settings/mailboxes/connect/",
    "/settings/mailboxes/{mailbox}/",
    "/settings/mailboxes/{mailbox}/change/",
    "/settings/arrivals/",
    "/settings/arrivals/{broken_arrival}/",
    "/settings/forms/",
    "/settings/forms/{form}/",
    "/settings/survey/",
    "/settings/system/",
    "/demonstration/postbox/",
    "/no/such/page/",
    "/tickets/?status=nonsense",
]
AGENT = [
    "/tickets/",
    "/metrics/",
    "/settings/second-step/",
    "/settings/second-step/passkeys/",
    "/settings/mailboxes/",
]
STATUS = {"/no/such/page/": 404, "/tickets/?status=nonsense": 422, "/settings/mailboxes/": 403}

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
    look(page, stage, AGENT, complaints, status=STATUS)

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
    page: Page,
    stage: Stage,
    addresses: list[str],
    complaints: list[str],
    *,
    status: dict[str, int] | None = None,
) -> None:
    """Open each page, light and dark."""
    status = status or {**STATUS, "/settings/mailboxes/": 200}
    named = {name: stage.value(name) for name in vars(stage)}
    for address in addresses:
        answer = page.goto(address.format(**named))
        check(answer, status.get(address, 200), address)
        examine(page, complaints)


def check(answer: Response | None, status: int, address: str) -> None:
    """Make sure that it is the intended page."""
    assert answer is not None
    assert answer.status == status, f"{address} answered {answer.status}"


def refused_form(page: Page, complaints: list[str]) -> None:
    """Look at a form that came back with its errors."""
    page.goto("/tickets/new/")
    page.locator("form[novalidate], main form").first.evaluate("form => form.noValidate = true")
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
