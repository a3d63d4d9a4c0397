"""A mail to a customer, from their page to its ticket."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Draft, Outgoing, Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


@pytest.fixture(autouse=True)
def quiet_news(page: Page) -> None:
    """Silence the stream: the server of these tests has none."""

    def hush(route: Route) -> None:
        route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n")

    page.route("**/events", hush)


def test_a_mail_to_a_customer_is_written_by_keyboard(
    page: Page, sign_in: SignIn, ben: User, dora: Person, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/customers/{dora.pk}/")
    # Chromium holds requests of a page that was reached by a link back while a route is mocked.
    to = page.get_by_role("link", name="Write", exact=True).get_attribute("href")
    page.goto(str(to))
    expect(page.locator("#who")).to_contain_text("Dora Lind has 1 open ticket.")

    subject = page.get_by_label("Subject")
    expect(subject).to_be_focused()
    page.keyboard.type("Your invoice")
    page.keyboard.press("Enter")
    with page.expect_response(lambda answer: "/draft/" in answer.url):
        page.keyboard.type("It is **ready**.")
    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")
    page.reload()
    expect(subject).to_have_value("Your invoice")
    page.get_by_role("button", name="Show how it will look").click()
    expect(page.locator("[data-preview] strong")).to_have_text("ready")
    page.get_by_role("button", name="Show how it will look").click()
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", name="Your invoice")).to_be_visible()
    expect(page.get_by_text("Your mail to Dora Lind is on its way.")).to_be_visible()
    sent = Ticket.objects.latest("pk")
    assert (sent.customer, sent.status, sent.assignee) == (dora, "pending", ben)
    assert Outgoing.objects.get().to == ["dora@nordwind.example"]
    assert not Draft.objects.exists()


def test_a_mail_to_somebody_chosen_while_the_words_are_kept(
    page: Page, sign_in: SignIn, ben: User, dora: Person, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto("/tickets/new/mail/")
    expect(page.locator("#found .field").first).to_have_text("Email address")
    page.get_by_label("Subject").fill("Your invoice")
    with page.expect_response(lambda answer: "/draft/" in answer.url):
        page.get_by_label("Mail", exact=True).fill("It is ready.")
    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")

    page.get_by_role("combobox", name="Who is it?").press_sequentially("dora")
    expect(page.locator("#found [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#who")).to_contain_text("Dora Lind has 1 open ticket.")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("heading", name="Your invoice")).to_be_visible()
    assert Ticket.objects.latest("pk").customer == dora
    assert not Draft.objects.exists()
