"""A bounce in the browser: shown, warned of, overruled, over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email import message_ids
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.reporting import Said, delivery_report
from rapport.channels.email.tests.writing import SUPPORT, mail
from rapport.channels.models import Inbound
from rapport.channels.parsed import Reference
from rapport.core import clock
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Queue, Ticket
from tests.journeys.hands import send

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GONE = Said("dora@nordwind.example", "failed", "5.1.1", "smtp; 550 5.1.1 No such user")


@pytest.fixture(autouse=True)
def quiet_news(page: Page) -> None:
    """Silence the stream: the server of these tests has none."""
    page.route(
        "**/events",
        lambda route: route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n"),
    )


def arrive(raw: bytes, number: int, queue: Queue) -> Inbound:
    at = clock.now()
    mailbox, _made = Mailbox.objects.get_or_create(
        address=SUPPORT, defaults={"name": "Support", "queue": queue, "connected_at": at}
    )
    kept = keep_one(
        Raw(f"INBOX:1:{number}", raw, at), channel="email", account=mailbox.account, at=at
    )
    return settle(kept, at=at)


@pytest.fixture
def bounced(transactional_db: None, support_queue: Queue, ben: User) -> Ticket:
    """Return Dora's question, with Ben's answer that came back."""
    ticket = arrive(mail(), 1, support_queue).ticket
    assert ticket is not None
    message = reply(ticket, text="It is mended.", by=ben)
    outgoing = Outgoing.objects.get(message=message)
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w")
    name = message_ids.make(Reference(ticket.pk, outgoing.pk), "desk.example")
    outbox.mark_sent(outgoing, owner="w", external_id=name)
    arrive(delivery_report([GONE], name), 2, support_queue)
    return ticket


def test_a_dead_address_warns_is_overruled_and_works_again(
    page: Page,
    sign_in: Callable[[User], None],
    bounced: Ticket,
    ben: User,
    complaints: list[str],
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{bounced.pk}/")
    answer = page.get_by_role("article").filter(has_text="It is mended.")
    expect(answer).to_contain_text("Did not reach dora@nordwind.example.")
    expect(answer).to_contain_text("The mailbox does not exist (5.1.1)")
    page.get_by_text("Delivery report", exact=True).click()
    expect(page.get_by_text("This is the mail system at mx.nordwind.example.")).to_be_visible()

    assert Axe().run(page).violations_count == 0
    warning = page.locator("#composer-dead")
    expect(warning).to_contain_text("refused the last message")
    words = page.get_by_role("textbox", name="Reply")
    words.fill("Once more.")
    send(page)
    expect(page.locator("#composer-error")).to_contain_text("Nothing was sent.")
    expect(words).to_have_value("Once more.")

    page.get_by_label("Send it there anyway").check()
    words.focus()
    send(page)
    expect(page.get_by_role("article").filter(has_text="Once more.")).to_be_visible()
    expect(warning).to_be_visible()

    page.get_by_role("button", name="It works again").click()
    expect(page.get_by_text("We will write to dora@nordwind.example again.")).to_be_visible()
    expect(warning).to_have_count(0)
    # The browser reports the intended refusal.
    assert [heard for heard in complaints if "409" not in heard] == []


def test_the_customers_page_says_that_an_address_is_dead(
    page: Page, sign_in: Callable[[User], None], bounced: Ticket, ada: User
) -> None:
    sign_in(ada)
    page.goto("/cockpit/")
    page.get_by_text("A reply did not reach Dora Lind").first.wait_for()
    page.goto(f"/customers/{bounced.customer_id}/")
    address = page.get_by_role("listitem").filter(has_text="dora@nordwind.example")
    expect(address.first).to_contain_text("The mailbox does not exist (5.1.1)")
    address.get_by_role("button", name="It works again").first.click()
    expect(page.get_by_text("We will write to dora@nordwind.example again.")).to_be_visible()
