"""Two agents in two browsers, each seeing the other's work.

On one served desk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.hands import send
from tests.journeys.served import ServedDesk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEN, BEA = "Ben Okafor", "Bea Lund"
SECRET = "a long walk on Monday"
QUESTION = {
    "customer": {"email": "dora@nordwind.example", "name": "Dora Lind"},
    "subject": "Export stops at 60 %",
    "body": "It stops since the update.",
}


@dataclass
class Pair:
    """Ben and Bea, each in a browser of their own, both on Dora's ticket."""

    ben: Page
    bea: Page
    ticket: int


@dataclass
class Room:
    """A served desk, and a page of it in each of the two browsers."""

    desk: ServedDesk
    pages: list[Page]


@pytest.fixture(scope="module")
def room(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Yield Ben and Bea, signed in."""
    desk = ServedDesk(tmp_path_factory.mktemp("home"))
    for name in (BEN, BEA):
        person = ("--role", "administrator", "--name", name, "--password-stdin")
        desk.run("user", "add", address_of(name), *person, given=SECRET)
    desk.give_token(address_of(BEN))
    with ExitStack() as stack:
        stack.enter_context(desk.served())
        pages = [stack.enter_context(desk.visited(browser)) for _ in (BEN, BEA)]
        for page, name in zip(pages, (BEN, BEA), strict=True):
            sign_in(page, name)
        yield Room(desk, pages)


@pytest.fixture
def pair(room: Room) -> Pair:
    """Return both looking at a new ticket."""
    ticket = int(room.desk.asked("/api/v1/tickets", QUESTION)["id"])
    for page in room.pages:
        look_at(page, f"/tickets/{ticket}/")
    ben, bea = room.pages
    return Pair(ben, bea, ticket)


def test_each_sees_what_the_other_does(pair: Pair) -> None:
    for number in range(3):
        sentence = f"I have called her, {number}."
        pair.ben.keyboard.press("n")
        pair.ben.keyboard.type(sentence)
        send(pair.ben)
        expect(pair.bea.locator(".message-note", has_text=sentence)).to_be_visible()
        expect(pair.ben.locator(".message-note", has_text=sentence)).to_be_visible()

    pair.bea.keyboard.press("t")
    expect(pair.ben.locator("#ticket-head", has_text="Bea")).to_be_visible()


def test_an_answer_does_not_disturb_who_writes_one_too(pair: Pair) -> None:
    reply = pair.bea.locator("[name=reply]")
    pair.bea.keyboard.press("r")
    pair.bea.keyboard.type("Dear Dora, we have found")

    pair.ben.keyboard.press("r")
    pair.ben.keyboard.type("It is mended.")
    send(pair.ben)
    expect(pair.bea.locator(".message-agent", has_text="It is mended.")).to_be_visible()
    expect(pair.bea.locator("#ticket-head")).to_contain_text("Ben")

    expect(reply).to_be_focused()
    pair.bea.keyboard.type(" the cause.")
    expect(reply).to_have_value("Dear Dora, we have found the cause.")


def test_an_assignment_is_seen_in_the_queue(pair: Pair) -> None:
    look_at(pair.ben, "/tickets/")
    row = pair.ben.locator(f"#ticket-{pair.ticket}")
    expect(row).to_be_visible()
    expect(row).not_to_contain_text("Bea")

    pair.bea.keyboard.press("t")

    expect(row).to_contain_text("Bea")


def test_a_draft_survives_a_reload_and_is_ones_own(pair: Pair) -> None:
    pair.bea.keyboard.press("r")
    pair.bea.keyboard.type("Dear Dora,")
    expect(pair.bea.locator("[data-draft-state]")).to_contain_text("draft saved")

    pair.bea.reload()
    pair.ben.reload()

    expect(pair.bea.locator("[name=reply]")).to_have_value("Dear Dora,")
    expect(pair.ben.locator("[name=reply]")).to_have_value("")


def address_of(name: str) -> str:
    """Return a colleague's mail address."""
    return f"{name.split()[0].lower()}@desk.example"


def sign_in(page: Page, name: str) -> None:
    """Sign in by the form."""
    page.goto("/accounts/login/")
    page.get_by_label("Email address").fill(address_of(name))
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name=name.split()[0])).to_be_visible()


def look_at(page: Page, path: str) -> None:
    """Open a page, and wait until it listens to the news."""
    with page.expect_response(lambda answer: "/events" in answer.url):
        page.goto(path)
