"""Mails moved to where they belong, in a real browser.

A forward, a merge, a new topic, and back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import DORA, EMIL, SUPPORT, mail
from rapport.channels.models import Inbound
from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Queue, Ticket

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
PROVED = {"Authentication-Results": "mx.desk.example; dmarc=pass"}
FORWARDED = (
    "She called as well.\n\n---------- Forwarded message ---------\n"
    f"From: {DORA}\nDate: Sun, Mar 1, 2026 at 8:00 AM\nSubject: Export stops\n"
    "To: Ben <ben.okafor@desk.example>\n\n\nThe export stops at 60 %.\n"
)


@pytest.fixture(autouse=True)
def quiet_news(page: Page) -> None:
    """Silence the stream: the server of these tests has none."""
    page.route(
        "**/events",
        lambda route: route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n"),
    )


@pytest.fixture
def mailbox(support_queue: Queue) -> Mailbox:
    """Return the mailbox support@desk.example, whose server verifies senders."""
    return Mailbox.objects.create(
        name="Support",
        address=SUPPORT,
        queue=support_queue,
        verifier="mx.desk.example",
        connected_at=clock.now() - timedelta(days=30),
    )


def arrives(mailbox: Mailbox, raw: bytes, hours_ago: float) -> Ticket:
    """Take in a mail that arrived ``hours_ago``; return the ticket that it led to."""
    at = clock.now() - timedelta(hours=hours_ago)
    source = f"INBOX:1:{Inbound.objects.count()}"
    kept = keep_one(Raw(source, raw, at), channel="email", account=mailbox.account, at=at)
    ticket = settle(kept, at=at).ticket
    assert ticket is not None, kept.reason
    return ticket


def test_a_forward_is_the_customers_and_one_click_takes_it_back(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, mailbox: Mailbox
) -> None:
    raw = mail(FORWARDED, sender=ben.email, subject="Fwd: Export stops", headers=PROVED)
    ticket = arrives(mailbox, raw, 2)
    sign_in(ben)
    page.goto(ticket.get_absolute_url())
    hint = page.locator(".hint")
    expect(hint).to_contain_text("Ben Okafor forwarded this email from Dora Lind.")
    expect(page.locator(".message-customer")).to_contain_text("The export stops at 60 %.")
    expect(page.locator(".message-note")).to_contain_text("She called as well.")

    hint.get_by_role("button", name="This was not a forward").click()
    expect(page.locator(".panel-name")).to_contain_text("Ben Okafor")
    expect(page.locator(".message-note")).to_have_count(0)
    assert not Person.objects.filter(name="Dora Lind").exists()

    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".panel-name")).to_contain_text("Dora Lind")
    expect(hint).to_contain_text("Ben Okafor forwarded this email from Dora Lind.")
    assert complaints == []


def test_two_tickets_are_merged_from_the_keyboard_and_are_two_again(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, mailbox: Mailbox
) -> None:
    first = arrives(mailbox, mail("It stops.", subject="Export stops"), 5)
    second = arrives(mailbox, mail("Still stops.", subject="Export again"), 3)
    sign_in(ben)
    page.goto(second.get_absolute_url())
    expect(page.locator(".message-customer")).to_be_visible()
    page.keyboard.press("Shift+M")
    page.wait_for_url("**/merge/")
    page.get_by_role("button", name=f"Merge with #{first.pk}").click()

    page.wait_for_url(f"**{first.get_absolute_url()}")
    expect(page.locator(".message-customer")).to_have_count(2)
    expect(page.locator(".hint")).to_contain_text("Export again was merged into this ticket.")
    page.goto(second.get_absolute_url())
    expect(page.locator(".page-title")).to_contain_text("Export stops")

    page.locator(".hint").get_by_role("button", name="Undo the merge").click()
    expect(page.locator(".page-title")).to_contain_text("Export again")
    expect(page.locator(".message-customer")).to_have_count(1)
    assert complaints == []


def test_a_new_topic_on_an_old_thread_is_split_off_and_put_back(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, mailbox: Mailbox
) -> None:
    ticket = arrives(mailbox, mail("It stops.", message_id="<one@nordwind.example>"), 5)
    answer = {"In-Reply-To": "<one@nordwind.example>"}
    arrives(mailbox, mail("Where is it?", subject="Invoice for March", headers=answer), 3)
    sign_in(ben)
    page.goto(ticket.get_absolute_url())
    offer = page.locator(".message-split-hint")
    expect(offer).to_contain_text("This is about something else: “Invoice for March”.")

    offer.get_by_role("button", name="Make it a separate ticket").click()
    expect(page.locator(".page-title")).to_contain_text("Invoice for March")
    expect(page.locator(".hint")).to_contain_text(f"Split off from #{ticket.pk}")

    page.locator(".hint").get_by_role("button", name="Put it back").click()
    expect(page.locator(".page-title")).to_contain_text("Export stops")
    expect(page.locator(".message-customer")).to_have_count(2)
    assert complaints == []


def test_who_answered_from_outside_is_let_in(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, mailbox: Mailbox
) -> None:
    ticket = arrives(mailbox, mail("It stops.", message_id="<one@nordwind.example>"), 5)
    answer = {"In-Reply-To": "<one@nordwind.example>"}
    arrives(mailbox, mail("Here, too.", sender=EMIL, headers=answer), 3)
    sign_in(ben)
    page.goto(ticket.get_absolute_url())
    hint = page.locator(".hint")
    expect(hint).to_contain_text("answered this ticket, but Emil Sato is not part of it")

    hint.get_by_role("button", name="Let Emil Sato write here").click()
    expect(page.locator("[name=cc]")).to_have_value("emil@sato.example")
    page.wait_for_load_state("load")
    page.locator(".people-of-ticket select").nth(1).select_option("to")
    expect(page.locator("#toasts")).to_contain_text("Emil Sato gets replies.")
    expect(page.locator("input[name=to]")).to_have_value("dora@nordwind.example, emil@sato.example")
    page.locator(".hint").get_by_role("button", name="Move it here").click()
    expect(page.locator(".message-customer")).to_have_count(2)
    assert complaints == []


def test_two_tickets_of_one_conversation_become_one(
    page: Page, complaints: list[str], sign_in: SignIn, ben: User, mailbox: Mailbox
) -> None:
    """Both answer a mail that the desk never received."""
    thread = {"References": "<unseen@nordwind.example>"}
    first = arrives(mailbox, mail("It stops here, too.", headers=thread), 5)
    arrives(mailbox, mail("And at ours.", sender=EMIL, headers=thread), 3)
    sign_in(ben)
    page.goto(first.get_absolute_url())
    hint = page.locator(".hint")
    expect(hint).to_contain_text("belongs to the same conversation.")

    hint.get_by_role("button", name="Merge it into this one").click()
    expect(page.locator(".message-customer")).to_have_count(2)
    expect(hint.first).to_contain_text("was merged into this ticket.")
    assert complaints == []
