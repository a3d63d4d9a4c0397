"""A ticket on a phone and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from rapport.people.models import User
from rapport.tickets.actions import note
from rapport.tickets.models import Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
ABOVE = """(() => {
  const at = (name) => document.querySelector(name).getBoundingClientRect();
  return at(".composer-at-hand").bottom <= at(".rail").top + 1;
})()"""


@pytest.fixture(autouse=True)
def quiet_news(page: Page) -> None:
    """Silence the stream: the server of these tests has none."""

    def hush(route: Route) -> None:
        route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n")

    page.route("**/events", hush)


def test_on_a_phone_the_composer_is_one_press_away(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    for number in range(12):
        note(ticket, text=f"Note {number}\n\nwith\n\nlines", by=ben)
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.evaluate("scrollTo(0, 0)")

    reply = page.locator("[data-write=reply]")
    expect(reply).to_be_in_viewport()
    assert page.evaluate(ABOVE)
    reply.click()
    expect(page.locator("[name=reply]")).to_be_focused()
    expect(page.locator("[name=reply]")).to_be_in_viewport()
    expect(reply).to_be_hidden()

    page.locator("[name=reply]").blur()
    page.locator("[data-write=note]").click()
    expect(page.locator("[name=note]")).to_be_focused()


def test_a_ticket_prints_as_what_was_said(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".message").first).to_be_visible()
    for aside in (".rail", ".composer", ".page-aside", ".composer-at-hand"):
        expect(page.locator(aside)).to_be_hidden()
