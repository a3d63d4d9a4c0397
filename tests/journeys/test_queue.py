"""The queue on a wide screen, worked by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actions import note_absence
from rapport.people.models import User
from rapport.tickets.actions import assign, change_priority, reply, tag
from rapport.tickets.models import Message, Queue, Ticket
from rapport.tickets.tests.quantity import opened

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


@pytest.fixture
def desk(ben: User, dora: Person, support_queue: Queue) -> list[Ticket]:
    """Return four questions of Dora's, the first waiting longest, the last urgent."""
    made = [
        opened(dora, support_queue, f"Question {n}", at=clock.now() - timedelta(days=10 - n))
        for n in (1, 2, 3, 4)
    ]
    change_priority(made[3], priority=4, by=ben)
    return made


@pytest.fixture(autouse=True)
def wide(page: Page) -> None:
    """Give the page a wide screen, and silence the stream, which these tests have no server for."""
    page.set_viewport_size({"width": 1600, "height": 900})
    page.route(
        "**/events",
        lambda route: route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n"),
    )


def _subjects(page: Page) -> list[str]:
    return page.locator(".queue-row-link").all_inner_texts()


def _write_beside(page: Page, words: str) -> None:
    """Begin an answer to the ticket under the cursor, beside the list."""
    page.keyboard.press("r")
    expect(page.locator("#beside [name=reply]")).to_be_focused()
    page.keyboard.type(words)


def _hear_of_news(page: Page) -> None:
    """Tell the page what the stream would: that something happened to a ticket."""
    page.evaluate("document.body.dispatchEvent(new CustomEvent('live:queue', { bubbles: true }))")


def test_filters_and_the_order_are_chosen_by_keyboard(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")

    page.keyboard.press("v")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tickets/?sort=priority")
    assert _subjects(page)[0] == "Question 4"

    page.keyboard.press("+")
    expect(page.locator("[data-find]")).to_be_focused()
    page.keyboard.type("urg")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tickets/?priority=4&sort=priority")
    expect(page.locator("[data-chip]")).to_have_text("Priority: Urgent")
    assert _subjects(page) == ["Question 4"]

    page.keyboard.press("f")
    page.keyboard.type("question")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=question**")
    expect(page.locator("[data-chip]")).to_have_count(2)
    page.keyboard.press("f")
    page.keyboard.press("Backspace")
    expect(page.locator("[data-chip]")).to_have_count(1)
    expect(page.locator("#filter-q")).to_be_focused()
    page.wait_for_load_state()
    page.keyboard.press("Backspace")
    expect(page.locator(".queue-row")).to_have_count(4)
    assert complaints == []


def test_tickets_open_beside_the_list_and_the_list_is_walked(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/?queue=support")
    title = page.locator("#beside .page-title")

    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(title).to_contain_text("Question 1")
    assert page.url.endswith(f"/tickets/{desk[0].pk}/")
    page.keyboard.press("j")
    expect(title).to_contain_text("Question 2")
    page.keyboard.press("k")
    expect(title).to_contain_text("Question 1")

    # Resolved, it makes room: the cursor is on the next, and j opens that one.
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_contain_text("has no answer")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("is resolved")
    expect(page.locator(".queue-row")).to_have_count(3)
    page.keyboard.press("j")
    expect(title).to_contain_text("Question 2")
    expect(page.locator(".queue-row").first).to_have_attribute("data-cursor", "")

    page.keyboard.press("u")
    expect(page.locator("#beside")).to_be_empty()
    expect(page).to_have_url(re.compile(r"/tickets/\?queue=support$"))
    assert complaints == []


def test_an_answer_is_written_beside_the_list(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")
    page.keyboard.press("j")
    _write_beside(page, "Dear Dora, it is mended.")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#beside .message-agent")).to_contain_text("Dear Dora, it is mended.")
    expect(page.locator("#beside [name=reply]")).to_have_value("")
    expect(page.locator(".queue-row")).to_have_count(4)
    assert Message.objects.get(user=ben).ticket == desk[0]
    assert complaints == []


def test_an_answer_that_moves_its_row_leads_on_to_what_stood_below(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")
    page.keyboard.press("j")
    _write_beside(page, "Dear Dora, it is mended.")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#beside .message-agent")).to_contain_text("it is mended")
    _hear_of_news(page)
    expect(page.locator(".queue-row")).to_have_count(3)
    expect(page.get_by_role("link", name="All open 3")).to_be_visible()
    desk[0].refresh_from_db()
    assert desk[0].status == "resolved"
    page.keyboard.press("j")
    expect(page.locator("#beside .page-title")).to_contain_text("Question 2")

    _write_beside(page, "And this one.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#beside .message-agent")).to_contain_text("this one")
    _hear_of_news(page)
    expect(page.locator(".queue-row-link").last).to_have_text("Question 2")
    page.keyboard.press("j")
    expect(page.locator("#beside .page-title")).to_contain_text("Question 3")
    assert complaints == []


def test_beside_a_list_nothing_lies_over_a_long_conversation(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    reply(desk[0], text="A long answer.\n\n" * 40, by=ben)
    sign_in(ben)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/tickets/")
    page.locator(".queue-row").filter(has_text="Question 1").click()
    expect(page.locator("#beside .message-agent")).to_contain_text("A long answer")

    said, side = page.locator("#beside .beside-main"), page.locator("#beside .page-aside")
    above, below = said.bounding_box(), side.bounding_box()
    assert above and below
    assert below["y"] >= above["y"] + above["height"] - 1
    assert said.evaluate("e => e.scrollHeight - e.clientHeight") <= 1


def test_a_key_for_chosen_rows_takes_the_row_under_the_cursor(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(f"#give-to-{ben.pk}")).to_be_visible()
    page.keyboard.type(ben.name[:3].lower())
    page.keyboard.press("Enter")

    expect(page.locator("#toasts")).to_contain_text(ben.name)
    owners = dict(Ticket.objects.values_list("pk", "assignee"))
    assert [owners[ticket.pk] for ticket in desk] == [None, ben.pk, None, None]
    assert complaints == []


def test_the_address_of_a_ticket_beside_is_a_page_of_its_own(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")
    page.locator(".queue-row").nth(1).click()
    expect(page.locator("#beside .page-title")).to_contain_text("Question 2")

    page.reload()
    expect(page.locator("main.page-ticket .page-title")).to_contain_text("Question 2")
    page.go_back()
    expect(page.locator(".queue-row")).to_have_count(4)
    expect(page.locator("#beside")).to_be_empty()

    # The list was loaded again, and its script comes last.
    page.wait_for_load_state()
    page.locator("[data-beside-toggle]").click()
    expect(page.locator("[data-beside-toggle]")).to_have_attribute("aria-pressed", "false")
    page.locator(".queue-row").nth(1).click()
    expect(page.locator("main.page-ticket .page-title")).to_contain_text("Question 2")


def test_a_narrow_screen_opens_the_page(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    page.set_viewport_size({"width": 1200, "height": 800})
    sign_in(ben)
    page.goto("/tickets/")

    page.locator(".queue-row").first.click()

    expect(page.locator("main.page-ticket .page-title")).to_contain_text("Question 1")


def test_an_open_menu_takes_the_letters_and_stays_on_the_screen(
    page: Page, sign_in: SignIn, ben: User, bea: User, desk: list[Ticket]
) -> None:
    page.set_viewport_size({"width": 1200, "height": 420})
    sign_in(ben)
    page.goto("/tickets/")
    for key in "jxa":
        page.keyboard.press(key)
    menu = page.locator("#give .menu-list")
    expect(menu).to_contain_text("open")
    expect(menu).to_be_in_viewport(ratio=1)
    page.keyboard.type("lund")
    expect(menu.get_by_role("button", name="Bea Lund")).to_be_focused()
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.locator("#give > summary")).to_be_focused()
    assert page.url.endswith("/tickets/")


def test_an_absent_persons_tickets_are_handed_over_from_the_cockpits_address(
    page: Page,
    complaints: list[str],
    sign_in: SignIn,
    ada: User,
    ben: User,
    bea: User,
    desk: list[Ticket],
) -> None:
    for ticket in desk[:3]:
        assign(ticket, to=ben, by=ben)
    note_absence(ben, start=clock.now() - timedelta(days=1), by=ben)
    sign_in(ada)
    page.goto(f"/tickets/?only={','.join(str(ticket.pk) for ticket in desk[:3])}&chosen=all")
    expect(page.locator("#selection")).to_contain_text("3 selected")

    page.keyboard.press("a")
    names = page.locator("#give-to .give-to-name")
    # Those of the team first, of them who is away last; then everyone else.
    expect(page.locator("#give-to .menu-heading")).to_have_text(["Same team", "Everyone else"])
    expect(names).to_contain_text(["Bea Lund", "Ben Okafor", "Ada Berg"])
    expect(page.locator(f"#give-to-{ben.pk}")).to_contain_text("away · 3 open")
    # To somebody who is away only after asking.
    page.locator(f"#give-to-{ben.pk}").press("Enter")
    expect(page.locator("dialog[open]")).to_contain_text("Ben Okafor is away.")
    page.keyboard.press("Escape")
    page.locator(f"#give-to-{bea.pk}").press("Enter")

    expect(page.locator("#toasts")).to_contain_text("3 tickets are with Bea Lund now.")
    expect(page.locator(".queue-row-due", has_text="Bea")).to_have_count(3)
    assert bea.tickets.count() == 3
    page.keyboard.press("z")
    expect(page.locator(".queue-row-due", has_text="Ben")).to_have_count(3)
    assert complaints == []


def test_on_a_phone_boxes_are_seen_and_the_bar_says_where_one_is(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(ben)

    page.goto("/tickets/?assignee=nobody")

    expect(page.locator(".queue-row-mark input").first).to_have_css("opacity", "1")
    expect(page.locator(".rail-more-button")).to_have_attribute("aria-current", "true")
    page.goto("/tickets/?assignee=me")
    assert page.locator(".rail-more-button").get_attribute("aria-current") is None
    expect(page.locator(".rail-bar [aria-current]")).to_contain_text("Mine")


@pytest.mark.parametrize("width", [390, 900, 1100, 1440, 1920])
def test_no_sentence_lies_over_what_one_writes(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(ben)
    page.goto("/tickets/")
    page.locator(".queue-row-link").first.click()
    composer = page.locator("#composer")
    composer.wait_for()

    page.evaluate(
        "document.getElementById('toasts').innerHTML ="
        " '<div class=flash><p>#7 is with Bea Lund now, and she has two others.</p></div>'"
    )

    toast, text = page.locator("#toasts .flash").bounding_box(), composer.bounding_box()
    assert toast is not None and text is not None
    assert (
        toast["y"] + toast["height"] <= text["y"]
        or toast["x"] + toast["width"] <= text["x"]
        or text["x"] + text["width"] <= toast["x"]
    )
    if width == 1440:
        # The panel is under the composer, and as high as what is in it.
        aside = page.locator(".beside .page-aside")
        assert aside.evaluate("aside => aside.scrollHeight - aside.clientHeight") <= 1


ALL_COLUMNS = (
    "number.customer.organisation.queue.category.tags.assignee.priority.waits.opened.changed"
)


@pytest.mark.parametrize("width", [1000, 1100, 1280, 1440, 1920])
def test_every_chosen_column_is_shown_and_the_subject_can_be_read(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket], width: int
) -> None:
    for ticket in desk:
        tag(ticket, name="vip", by=ben)
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(ben)
    page.goto("/tickets/")
    page.context.add_cookies([{"name": "columns", "value": ALL_COLUMNS, "url": page.url}])
    page.goto("/tickets/")

    def look() -> None:
        row = page.locator(".queue-row").first
        for name in ("number", "priority", "opened", "changed"):
            value = row.locator(f".queue-extra-{name}")
            expect(value).to_be_visible()
            assert value.evaluate("it => it.scrollWidth - it.clientWidth") <= 1, name
        for part in (".tag", ".queue-row-org", ".queue-row-place", ".queue-row-wait"):
            expect(row.locator(part)).to_be_visible()
        subject = row.locator(".queue-row-subject").bounding_box()
        assert subject is not None and subject["width"] >= 180
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    look()
    if width >= 1440:
        page.keyboard.press("j")
        page.keyboard.press("o")
        expect(page.locator("#beside .page-title")).to_contain_text("Question 1")
        look()


def test_a_head_sorts_the_list_and_says_so(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")
    waiting = page.get_by_role("columnheader", name="Waiting")
    expect(waiting).to_have_attribute("aria-sort", "descending")

    waiting.get_by_role("link").press("Enter")

    page.wait_for_url("**/tickets/?sort=shortest")
    expect(waiting).to_have_attribute("aria-sort", "ascending")
    assert _subjects(page)[0] == "Question 4"
    assert complaints == []


def test_the_keys_are_listed_in_groups_the_most_used_first(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")

    page.keyboard.press("?")

    sheet = page.locator("dialog.shortcuts")
    expect(sheet.locator("h3")).to_have_text(["In the list", "On this page", "Go to", "Everywhere"])
    first = sheet.locator(".shortcuts-group").first
    expect(first.locator("dt").nth(0)).to_have_text("Next row")
    expect(first.locator("dt").nth(2)).to_have_text("Open the row")
    keys = sheet.locator("dd").all_inner_texts()
    assert len(keys) == len(set(keys)), "each key is listed once"
    page.keyboard.press("Escape")

    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(page.locator("#beside .page-title")).to_contain_text("Question 1")
    page.keyboard.press("?")
    row = sheet.locator(".shortcuts-list > div", has_text="Put on hold")
    expect(row.locator("kbd")).to_have_text(["Shift", "H"])
    expect(sheet.locator("h3")).to_contain_text(["While writing"])


def test_the_keys_have_their_german_names(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    User.objects.filter(pk=ben.pk).update(language="de")
    sign_in(ben)
    page.goto("/tickets/")

    page.keyboard.press("?")

    found = page.locator(".shortcuts-list > div", has_text="Suche und Befehle")
    expect(found.locator("kbd")).to_have_text(["Strg", "K"])
