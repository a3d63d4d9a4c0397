"""Sizes and accessibility of pages in every state.

Menus, dialogs, errors, toasts, endless words, nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, Page

from rapport.customers.models import Organisation, Person
from rapport.people.models import Team, User
from rapport.tickets.models import Category, Queue, Tag, Ticket
from tests.journeys.catalogue import State, states
from tests.journeys.measuring import measure
from tests.stage import Stage

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
# A laptop by day, a small phone by night.
SCREENS = {1440: "light", 360: "dark"}
# Opens every reason; returns the lines that have become wider, longer or out of place by it.
REASONS = """() => {
  const box = (line, part) => line.querySelector(part).getBoundingClientRect();
  document.querySelectorAll(".need-why").forEach(why => (why.open = true));
  const wide = document.documentElement.scrollWidth > innerWidth ? ["sideways"] : [];
  return [...document.querySelectorAll(".need")].reduce((found, line) => {
    const { left, right, width } = line.getBoundingClientRect();
    const [age, action, rule] = [".need-age", ".need-action", ".need-rule"].map(p => box(line, p));
    const height = parseFloat(getComputedStyle(line.querySelector(".need-age")).lineHeight);
    if (age.height > 2.2 * height) found.push(`the age of ${line.id} breaks`);
    if (action.left < left || action.right > right + 1) found.push(`the action of ${line.id}`);
    if (rule.right > right + 1 || rule.width < width / 2) found.push(`the reason of ${line.id}`);
    return found;
  }, wide);
}"""
AXE = {"resultTypes": ["violations"]}
# Written without a space, from right to left, and in pictures.
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 6
ENDLESS = [LONG[:255], "مرحبا " * 40, "🧶🪡🧵" * 60]
EXTREME = [
    "/",
    "/tickets/",
    "/tickets/{ticket}/",
    "/tickets/{ticket}/merge/",
    "/tickets/{ticket}/closure/",
    "/search/?q=zanzibar",
    "/customers/",
    "/customers/{dora}/",
    "/customers/{dora}/merge/",
    "/organisations/{nordwind}/",
    "/metrics/csat/",
    "/metrics/csat/rows/",
    "/team/people/",
    "/team/people/{bea}/",
    "/team/teams/",
    "/settings/queues/",
    "/settings/categories/",
    "/settings/tags/",
]
EMPTY = [
    "/",
    "/tickets/",
    "/customers/",
    "/metrics/",
    "/metrics/csat/",
    "/settings/tags/",
    "/search/",
]


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """Yield one browser for all pages, without animations."""
    context = browser.new_context(base_url=base_url, reduced_motion="reduce")
    context.add_init_script(AXE_SCRIPT)
    yield context
    context.close()


def test_every_state_can_be_read_and_pressed(page: Page, stage: Stage, sign_in: SignIn) -> None:
    complaints: list[str] = []
    for width, scheme in SCREENS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        signed_in = ""
        for state in states():
            if state.who != signed_in:
                page.context.clear_cookies()
                sign_in(getattr(stage, state.who))
                signed_in = state.who
            complaints += examine(page, stage, state)

    assert not complaints, "\n".join(["", *complaints])


def examine(page: Page, stage: Stage, state: State) -> Iterator[str]:
    """Bring the page into the state; yield what is wrong with it."""
    page.goto(state.address.format(**{name: stage.value(name) for name in vars(stage)}))
    state.act(page)
    name = f"{state.address}, {state.name}"
    yield from (f"{name}, {found}" for found in measure(page))
    found = AxeResults(page.evaluate("options => axe.run(options)", AXE))
    if found.violations_count:
        yield f"{name}:\n{found.generate_report()}"


@pytest.mark.parametrize("words", ENDLESS, ids=["no space", "right to left", "pictures"])
def test_endless_words_push_nothing_away(
    page: Page, stage: Stage, sign_in: SignIn, words: str
) -> None:
    Ticket.objects.update(subject=words[:255], last_words=words[:200])
    Person.objects.update(name=words[:120])
    Organisation.objects.update(name=words[:120])
    for number, queue in enumerate(Queue.objects.all()):
        Queue.objects.filter(pk=queue.pk).update(name=f"{words[:78]}{number}")
    Category.objects.filter(pk=stage.category.pk).update(name=words[:80])
    Tag.objects.filter(pk=stage.tag.pk).update(name=words[:60])
    Team.objects.filter(pk=stage.support.pk).update(name=words[:60])
    User.objects.update(name=words[:100])
    sign_in(stage.ada)
    complaints: list[str] = []
    for address in EXTREME:
        page.goto(address.format(**{name: stage.value(name) for name in vars(stage)}))
        complaints += [f"{address}, {found}" for found in measure(page, 360, 1440)]

    assert not complaints, "\n".join(["", *complaints])


def test_a_desk_without_anything_can_be_read_and_pressed(
    page: Page, ada: User, support_queue: Queue, sign_in: SignIn
) -> None:
    sign_in(ada)
    complaints: list[str] = []
    for address in EMPTY:
        page.goto(address)
        complaints += [f"{address}, {found}" for found in measure(page, 360, 1440)]

    assert not complaints, "\n".join(["", *complaints])


def test_open_reasons_keep_every_line_of_the_cockpit_in_its_column(
    page: Page, stage: Stage, sign_in: SignIn
) -> None:
    sign_in(stage.ada)
    complaints: list[str] = []
    for width in (390, 1024, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/cockpit/")
        assert page.locator(".need").count()
        complaints += [f"{width}: {found}" for found in page.evaluate(REASONS)]

    assert not complaints, "\n".join(["", *complaints])
