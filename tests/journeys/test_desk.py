"""An agent in a browser: by keyboard, live, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, Route, expect

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import note, open_ticket, reply
from rapport.tickets.actions.messages import outbox
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Draft, Outgoing, Queue, Ticket
from tests.journeys.hands import send

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


@pytest.fixture
def desk(dora: Person, support_queue: Queue) -> list[Ticket]:
    """Return three questions of Dora's, the first waiting longest."""
    return [
        open_ticket(
            dora,
            subject=f"Question {n}",
            content=Content(text=f"The export stops at {n}0 %."),
            channel="email",
            by=dora,
            at=clock.now() - timedelta(days=10 - n),
        )
        for n in (1, 2, 3)
    ]


@pytest.fixture(autouse=True)
def quiet_news(page: Page) -> None:
    """Silence the stream: the server of these tests has none."""
    page.route(
        "**/events",
        lambda route: route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n"),
    )


def _say_that_something_happened(page: Page, name: str) -> None:
    """Do what live.js does with news of the server."""
    page.evaluate("name => document.body.dispatchEvent(new CustomEvent(name))", name)


def keeps(words: str) -> Callable[[Response], bool]:
    """Return a predicate for the answer to a draft that ends with these words, as a form sends
    them.
    """
    return lambda answer: "/draft/" in answer.url and words in (answer.request.post_data or "")


def test_the_queue_is_worked_by_keyboard_alone(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")
    rows = page.locator(".queue-row")
    expect(rows).to_have_count(3)

    page.keyboard.press("j")
    page.keyboard.press("e")
    question = page.get_by_role("dialog", name=re.compile("Dora Lind wrote .+ and has no answer"))
    expect(question).to_be_visible()
    page.keyboard.press("Escape")
    expect(question).not_to_be_visible()
    expect(rows).to_have_count(3)
    page.keyboard.press("e")
    expect(question.get_by_role("button", name="Resolve")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text(f"#{desk[0].pk} is resolved.")
    expect(rows).to_have_count(2)
    page.keyboard.press("z")
    expect(page.locator("#toasts")).to_contain_text(f"#{desk[0].pk} is open again.")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("Question 1")

    page.reload()
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator("#selection")).to_contain_text("2 selected")
    page.keyboard.press("l")
    page.keyboard.type("outage")
    page.keyboard.press("Enter")
    expect(page.locator(".queue-row .tag", has_text="outage")).to_have_count(2)
    expect(page.locator(".queue-row :checked")).to_have_count(2)

    page.locator("body").press("Escape")
    page.keyboard.press("t")
    expect(page.locator(".queue-row-due", has_text="Ben")).to_have_count(2)
    assert complaints == []


def test_filters_change_the_list_and_the_address(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")

    page.keyboard.press("f")
    page.keyboard.type("question 2")

    expect(page.locator(".queue-row")).to_have_count(1)
    expect(page.locator("#filter-q")).to_be_focused()
    page.wait_for_url("**/tickets/?q=question+2", wait_until="domcontentloaded")
    page.locator("#filter-q").press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url(f"**/tickets/{desk[1].pk}/#latest", wait_until="domcontentloaded")
    page.keyboard.press("u")
    there = f"**/tickets/?q=question+2#ticket-{desk[1].pk}"
    page.wait_for_url(there, wait_until="domcontentloaded")


def test_what_is_written_survives_what_happens_around_it(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, bea: User, desk: list[Ticket]
) -> None:
    ticket = desk[0]
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    page.keyboard.type("Dear Dora, ")
    note(ticket, text="I have called her.", by=bea)

    _say_that_something_happened(page, f"live:ticket-{ticket.pk}")
    expect(page.locator(".message-note")).to_contain_text("I have called her.")
    # Text typed before the news may have been saved already: the whole text counts.
    with page.expect_response(keeps("Dear+Dora%2C+it+is+mended.")):
        page.keyboard.type("it is mended.")
    expect(page.locator("[name=reply]")).to_have_value("Dear Dora, it is mended.")
    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")
    assert Draft.objects.get(user=ben).text == "Dear Dora, it is mended."

    send(page)
    expect(page.locator(".message-agent")).to_contain_text("Dear Dora, it is mended.")
    expect(page.locator("[name=reply]")).to_have_value("")
    assert not Draft.objects.exists()
    assert complaints == []


def test_who_was_overtaken_reads_first_and_loses_nothing(
    page: Page, sign_in: SignIn, ben: User, bea: User, desk: list[Ticket]
) -> None:
    ticket = desk[0]
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    page.keyboard.type("Try it again.")
    note(ticket, text="I have called her.", by=bea)

    send(page)

    expect(page.get_by_role("alert")).to_contain_text("Bea Lund wrote while you were writing.")
    expect(page.locator(".conversation-new")).to_be_visible()
    expect(page.locator("[name=reply]")).to_have_value("Try it again.")
    page.get_by_role("button", name="Send", exact=False).first.click()
    expect(page.locator(".message-agent")).to_contain_text("Try it again.")
    assert Outgoing.objects.count() == 1


def test_a_note_is_never_sent_for_a_reply(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{desk[0].pk}/")
    page.keyboard.press("n")
    page.keyboard.type("Third time this quarter.")
    page.locator("[name=note]").press("Escape")
    page.keyboard.press("r")

    expect(page.locator("[name=reply]")).to_have_value("")
    expect(page.locator("[name=note]")).not_to_be_visible()
    page.locator("[name=reply]").press("Escape")
    page.keyboard.press("n")
    send(page)

    expect(page.locator(".message-note")).to_contain_text("Third time this quarter.")
    assert not Outgoing.objects.exists()


def test_properties_are_changed_by_key_and_in_place(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    ticket = desk[0]
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    page.keyboard.type("Dear Dora")
    page.locator("[name=reply]").press("Escape")

    page.keyboard.press("p")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#ticket-head .priority").first).to_have_text("Urgent")
    page.keyboard.press("t")
    expect(page.locator("#ticket-head")).to_contain_text("Ben")
    page.keyboard.press("l")
    page.keyboard.type("auditors")
    page.keyboard.press("Enter")
    expect(page.locator("#ticket-side .tag")).to_contain_text("auditors")
    expect(page.locator("[name=reply]")).to_have_value("Dear Dora")

    ticket.refresh_from_db()
    assert (ticket.priority, ticket.assignee) == (4, ben)
    assert complaints == []


def test_the_desk_works_without_script(
    browser: Browser, base_url: str, sign_in: SignIn, context: object, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    cookies = context.cookies()  # type: ignore[attr-defined]  # a BrowserContext
    bare = browser.new_context(java_script_enabled=False, base_url=base_url)
    bare.add_cookies(cookies)
    page = bare.new_page()

    page.goto("/tickets/")
    page.locator(".queue-row-mark input").first.check()
    page.locator("#selection [name=tag]").fill("outage")
    page.locator("#selection [name=tag]").press("Enter")
    expect(page.locator(".flash")).to_contain_text("1 ticket is tagged.")
    page.goto(f"/tickets/{desk[0].pk}/")
    page.locator("summary[data-key=p]").click()
    page.get_by_role("button", name="Low").click()
    expect(page.locator(".flash")).to_contain_text("The priority is low.")
    page.locator("[name=reply]").fill("It is mended.")
    page.get_by_role("button", name="Send and resolve").click()
    expect(page.locator(".flash")).to_contain_text(f"#{desk[0].pk} is resolved.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".flash")).to_contain_text(f"#{desk[0].pk} is open again.")
    bare.close()


def test_news_that_overtakes_an_answer_does_not_take_its_words_away(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    ticket = desk[0]
    held: list[Route] = []
    page.route("**/take/", lambda route: held.append(route))
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")

    with page.expect_request("**/take/"):
        page.keyboard.press("t")
    with page.expect_response(f"**/tickets/{ticket.pk}/"):
        _say_that_something_happened(page, f"live:ticket-{ticket.pk}")
    (answer,) = held
    answer.continue_()

    expect(page.locator("#toasts")).to_contain_text("is now with Ben Okafor.")
    expect(page.locator("#ticket-head")).to_contain_text("Ben")
    assert complaints == []


def test_every_menu_of_a_ticket_lies_on_the_screen_of_a_telephone(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(ben)
    page.goto(f"/tickets/{desk[0].pk}/")
    menus = page.locator("#ticket-head details.menu")
    expect(menus).not_to_have_count(0)

    for menu in menus.all():
        menu.locator("summary").click()
        box = menu.locator(".menu-list").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["y"] + box["height"] <= 844


def test_escape_leaves_the_filter_and_keeps_its_words(
    page: Page, sign_in: SignIn, ben: User, desk: list[Ticket]
) -> None:
    sign_in(ben)
    page.goto("/tickets/")
    page.keyboard.press("f")
    page.keyboard.type("question 2")
    expect(page.locator(".queue-row")).to_have_count(1)

    page.locator("#filter-q").press("Escape")

    expect(page.locator("#filter-q")).not_to_be_focused()
    expect(page.locator("#filter-q")).to_have_value("question 2")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_the_desk(
    page: Page,
    complaints: list[str],
    sign_in: SignIn,
    ada: User,
    ben: User,
    desk: list[Ticket],
    theme: str,
    width: int,
) -> None:
    ticket = desk[0]
    note(ticket, text="Same limit as in #12.", by=ben)
    reply(ticket, text="We raise it tonight.", by=ben, cc=["eva@nordwind.example"])
    Outgoing.objects.update(state="claimed", claimed_by="w")
    outbox.park(Outgoing.objects.get(), owner="w", reason="the mailbox is full")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # light or dark
    sign_in(ada)

    for path in (
        "/tickets/",
        "/tickets/?q=zebra",
        f"/tickets/{ticket.pk}/",
        f"/tickets/{ticket.pk}/closure/",
        f"/tickets/{ticket.pk}/messages/{ticket.messages.order_by('pk')[0].pk}/",
        "/tickets/new/",
        "/search/?q=export",
        "/settings/queues/",
        "/settings/queues/support/",
        "/settings/categories/",
        "/settings/tags/",
        "/settings/calendars/new/",
    ):
        page.goto(path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert complaints == []
