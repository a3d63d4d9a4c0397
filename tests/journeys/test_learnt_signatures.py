"""A learnt signature shown always and folded again, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.people.models import User
from tests.journeys.test_where_mails_belong import SignIn, arrives, mailbox, quiet_news

__all__ = ["mailbox", "quiet_news"]

pytestmark = pytest.mark.browser

CARD = "Nordwind AG\nKai 12\n20457 Hamburg"


def test_one_click_shows_it_always(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, mailbox: Mailbox
) -> None:
    words = ("The export stops.", "The import stops, too.", "Now it works.")
    for hours, word in enumerate(words):
        ticket = arrives(mailbox, mail(f"{word}\n\n{CARD}", subject=word), 9 - hours)
    sign_in(ben)

    page.goto(ticket.get_absolute_url())
    message = page.locator(".message-customer").last
    expect(message.locator(".message-body")).not_to_contain_text("Kai 12")
    page.get_by_text("Show signature").click()
    expect(page.get_by_text("because 2 earlier mails from this address")).to_be_visible()
    page.get_by_role("button", name="Show it always").click()

    expect(page).to_have_url(re.compile(r"/tickets/\d+/"))
    expect(message.locator(".message-body")).to_contain_text("Kai 12")
    assert ticket.customer is not None
    page.goto(ticket.customer.get_absolute_url())
    page.locator("[id^=signature-] summary").click()
    expect(page.get_by_text("Always shown, as somebody here chose.")).to_be_visible()
    page.get_by_role("button", name="Fold it again").click()
    expect(page.get_by_role("button", name="Show it always")).to_be_visible()
    assert complaints == []
