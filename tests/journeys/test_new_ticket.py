"""A new ticket: its customer is found while one types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


@pytest.fixture(autouse=True)
def quiet_news(page: Page) -> None:
    """Silence the stream: the server of these tests has none."""
    page.route(
        "**/events",
        lambda route: route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n"),
    )


def test_a_customer_is_found_and_chosen_by_keyboard(
    page: Page, sign_in: SignIn, ben: User, dora: Person, emil: Person, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto("/tickets/new/")
    page.get_by_label("Subject").fill("Invoice lost")

    field = page.get_by_role("combobox", name="Who is it?")
    field.press_sequentially("nordw")
    expect(page.locator("#found [role=option]")).to_have_count(1)
    field.press("ArrowDown")
    expect(page.locator("#found [role=option]")).to_have_attribute("aria-selected", "true")
    field.press("Enter")

    expect(page.locator("#who")).to_contain_text("1 ticket of theirs is open")
    expect(page.get_by_label("Subject")).to_have_value("Invoice lost")
    page.get_by_label("What they need").fill("She called.")
    page.get_by_role("button", name="Open the ticket").press("Enter")

    expect(page.get_by_role("heading", name="Invoice lost")).to_be_visible()
    assert Ticket.objects.latest("pk").customer == dora


def test_somebody_new_is_met_with_what_was_typed(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto("/tickets/new/")

    page.get_by_role("combobox", name="Who is it?").press_sequentially("fay@studio.example")
    expect(page.get_by_text("They become a new customer")).to_be_visible()
    expect(page.get_by_label("Email address")).to_have_value("fay@studio.example")
    page.get_by_label("Subject").fill("Hello")
    page.get_by_label("What they need").fill("A quote.")
    page.get_by_role("button", name="Open the ticket").click()

    expect(page.get_by_role("heading", name="Hello")).to_be_visible()
    assert str(Ticket.objects.latest("pk").customer) == "fay@studio.example"
