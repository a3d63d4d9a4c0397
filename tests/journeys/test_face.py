"""The page frame in a browser: keys, themes, drafts, live refresh.

And without scripts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from rapport.core.face.palette import SOURCES, Command
from rapport.customers.actions import change_person
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import tag
from rapport.tickets.models import Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


@pytest.mark.parametrize("theme", ["light", "dark", "both"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_on_the_style_guide(
    page: Page, complaints: list[str], theme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/styleguide/?theme={theme}")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


@pytest.fixture
def export_stops() -> Iterator[None]:
    """Make the palette find one thing, whatever is typed."""

    def find(user: User, words: str) -> list[Command]:
        return [Command(f"Export stops ({words})", "/styleguide/?theme=dark", hint=user.name)]

    with SOURCES.holding(find):
        yield


def test_the_palette_is_opened_steered_and_left_by_keyboard(
    page: Page, sign_in: SignIn, ada: User, export_stops: None
) -> None:
    sign_in(ada)
    page.goto("/styleguide/")

    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Search or do something")
    expect(field.last).to_be_focused()
    page.keyboard.type("exprt")
    found = page.get_by_role("option", name="Export stops (exprt)")
    expect(found).to_be_visible()
    while found.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/styleguide/?theme=dark")
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.palette")).not_to_be_visible()


def test_the_palette_begins_with_what_can_be_done_on_the_page(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")

    page.keyboard.press("Control+k")
    groups = page.locator(".palette-group")
    expect(groups).to_have_text(["On this page", "Go to"])
    for name in ("Reply to the customer", "Write a note", "Assign to somebody"):
        expect(page.locator(".palette-option", has_text=name)).to_be_visible()
    expect(page.locator(".palette-option", has_text="Customers")).to_be_attached()


def test_the_best_match_stands_first(
    page: Page, sign_in: SignIn, ben: User, export_stops: None, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")

    page.keyboard.press("Control+k")
    page.keyboard.type("export")
    found = page.get_by_role("option", name="Export stops (export)")
    expect(found).to_have_attribute("aria-selected", "true")
    expect(page.locator(".palette-option").first).to_have_text(re.compile("^Export stops"))
    for _letter in "export":
        page.keyboard.press("Backspace")
    page.keyboard.type("custo")
    expect(page.locator(".palette-option").first).to_have_text("Open the customer")
    expect(page.locator(".palette-group").first).to_have_text("On this page")


def test_a_stroke_makes_no_difference_and_messages_come_last(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket, dora: Person
) -> None:
    change_person(dora, field="name", value="Ola Łukasik", by=ben)
    sign_in(ben)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/tickets/")

    page.get_by_role("link", name="Search").click()
    options = page.locator(".palette-option")
    for typed in ("lukasik", "Łukasik"):
        page.locator(".palette-input").fill(typed)
        expect(options.first).to_have_text(re.compile("^Ola Łukasik"))
        expect(options.first.locator("mark")).to_have_text(list("Łukasik"))
        expect(options.last).to_have_text(f"Search every message for “{typed}”")
    page.locator(".palette-input").fill("export lukasik")
    expect(options.first).to_have_text(re.compile(rf"^#{ticket.pk} Export stops"))
    page.locator(".palette-input").fill("nordw")
    expect(options.first).to_have_text(re.compile("^Nordwind"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/organisations/"))


def test_a_command_of_the_page_is_found_by_its_letters_and_done(
    page: Page, sign_in: SignIn, ada: User
) -> None:
    sign_in(ada)
    page.goto("/styleguide/")

    page.keyboard.press("Control+k")
    page.keyboard.type("dark the")
    with page.expect_response("**/theme/"):
        page.keyboard.press("Enter")

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_single_keys_move_through_a_list_and_can_be_turned_off(page: Page) -> None:
    page.goto("/styleguide/")
    rows = page.locator("[data-list] [data-row]")
    expect(rows.nth(2)).to_have_attribute("data-cursor", "")

    page.keyboard.press("k")
    expect(rows.nth(1)).to_have_attribute("data-cursor", "")
    page.keyboard.press("x")
    expect(rows.nth(1).get_by_role("checkbox")).to_be_checked()

    page.keyboard.press("?")
    page.get_by_label("Single keys work on every page").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_attribute("data-cursor", "")


def test_keys_are_left_alone_while_somebody_types(page: Page) -> None:
    page.goto("/styleguide/")
    field = page.get_by_label("Name of the mailbox").first

    field.fill("")
    field.press("?")
    field.press("k")

    expect(field).to_have_value("?k")
    expect(page.locator("dialog.shortcuts")).to_have_count(0)


def test_the_sheet_of_keys_names_what_each_does(page: Page, sign_in: SignIn, ada: User) -> None:
    sign_in(ada)
    page.goto("/styleguide/")
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend",
           '<button data-key="g z" aria-label="Go to the zoo">zoo</button>')"""
    )
    page.evaluate("addEventListener('click', (e) => { window.pressed = e.target.textContent })")

    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet.get_by_text("Go to the zoo")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("z")

    assert page.evaluate("window.pressed") == "zoo"


def test_a_draft_is_kept_a_moment_after_typing(page: Page) -> None:
    page.route("**/draft/", lambda route: route.fulfill(status=204))
    page.goto("/styleguide/")
    text = page.get_by_role("textbox", name="Message", exact=True)
    text.evaluate("field => field.dataset.draftUrl = '/draft/'")
    state = page.locator("[data-draft-state]").first
    state.evaluate("place => place.textContent = ''")

    with page.expect_request("**/draft/") as kept:
        text.fill("Good morning")

    assert kept.value.post_data == "body=Good+morning&kind=reply"
    expect(state).to_have_text(re.compile(r"draft saved \d+:\d\d"))


def test_a_draft_that_cannot_be_kept_says_so_and_tries_again(page: Page) -> None:
    page.clock.install()
    page.route("**/draft/", lambda route: route.fulfill(status=503))
    page.goto("/styleguide/")
    text = page.get_by_role("textbox", name="Message", exact=True)
    text.evaluate("field => field.dataset.draftUrl = '/draft/'")
    state = page.locator("[data-draft-state]").first

    text.fill("Good morning")
    page.clock.run_for(2000)
    expect(state).to_have_text("draft not saved, trying again")
    page.unroute("**/draft/")
    page.route("**/draft/", lambda route: route.fulfill(status=204))
    page.clock.run_for(10_000)

    expect(state).to_have_text(re.compile("draft saved"))


def test_a_live_message_wakes_whoever_waits_for_it(page: Page, sign_in: SignIn, ada: User) -> None:
    message = json.dumps({"kind": "ticket.noted", "subject_kind": "ticket", "subject_id": 42})
    page.route(
        "**/events*",
        lambda route: route.fulfill(
            headers={"Content-Type": "text/event-stream"}, body=f"data: {message}\n\n"
        ),
    )
    page.add_init_script(
        """for (const name of ["live:ticket-42", "live:ticket", "live:ticket-41"])
          addEventListener(name, () => document.body.dataset.woken += ` ${name}`);"""
    )
    sign_in(ada)
    page.goto("/styleguide/")

    expect(page.locator("body")).to_have_attribute(
        "data-woken", re.compile("^undefined live:ticket-42 live:ticket($| )")
    )


def test_a_lost_connection_is_said_quietly_and_found_again(
    page: Page, sign_in: SignIn, ada: User
) -> None:
    page.clock.install()
    page.route("**/events*", lambda route: route.abort())
    sign_in(ada)
    page.goto("/styleguide/")
    notice = page.get_by_text("Not live")

    page.clock.run_for(500)
    expect(notice).to_have_count(0)
    _pass_time(page, lambda: notice.count() == 1)
    expect(notice).to_be_visible()

    page.unroute("**/events*")
    page.route(
        "**/events*",
        lambda route: route.fulfill(
            headers={"Content-Type": "text/event-stream"}, body=": here again\n\n"
        ),
    )
    _pass_time(page, lambda: notice.count() == 0)
    expect(notice).to_have_count(0)


def _pass_time(page: Page, until: Callable[[], bool]) -> None:
    """Advance the page's clock, and let the network catch up, until it is true or in vain."""
    for _ in range(200):
        if until():
            return
        page.clock.run_for(1000)
        page.wait_for_timeout(50)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_long_tag_stays_on_the_page_and_can_be_taken_off(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket, width: int
) -> None:
    tag(ticket, name="x" * 60, by=ben)
    sign_in(ben)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/tickets/{ticket.pk}/")

    box = page.get_by_role("button", name="Remove the tag").bounding_box()
    assert box
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_destructive_act_asks_first(page: Page) -> None:
    page.goto("/styleguide/")
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend",
           '<form action="/styleguide/" data-confirm="Delete this view?" '
           + 'data-confirm-verb="Delete">'
           + '<input type="hidden" name="theme" value="dark"><button>Remove</button></form>')"""
    )

    page.get_by_role("button", name="Remove", exact=True).click()
    dialog = page.get_by_role("dialog", name="Delete this view?")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Remove", exact=True).click()
    dialog.get_by_role("button", name="Delete").click()

    page.wait_for_url("**/styleguide/?theme=dark")


def test_the_face_works_without_a_script_on_a_phone(
    browser: Browser, base_url: str, ada: User, client_cookie: dict[str, str]
) -> None:
    context = browser.new_context(
        base_url=base_url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    cookie = {**client_cookie, "url": base_url}
    context.add_cookies([cookie])  # type: ignore[list-item]  # a cookie is a dict of words
    page = context.new_page()
    page.goto("/styleguide/")

    rail = page.get_by_role("navigation", name="Main")
    rail.get_by_role("button", name="More").click()
    menu = page.locator("#rail-more")
    expect(menu).to_be_visible()
    menu.get_by_text("Ada Berg").click()
    menu.get_by_role("button", name="Dark").click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(rail.get_by_role("link", name="Search")).to_have_attribute("href", "/search/")
    context.close()
