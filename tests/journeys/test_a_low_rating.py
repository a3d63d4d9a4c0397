"""A low rating, followed from the cockpit until the answer arrives.

By keyboard only, at three widths, light and dark, in two languages. The answer is sent to a real
SMTP server.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from playwright.sync_api import Page, expect

from rapport.channels import outbox
from rapport.channels.email.conftest import connect
from rapport.channels.email.tests.servers import PostOffice
from rapport.core import clock
from rapport.feedback.actions import ask, plan, rate
from rapport.feedback.models import Response
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket
from tests.journeys.hands import send
from tests.journeys.served import text_of
from tests.shapes import Shape

pytestmark = [
    pytest.mark.browser,
    pytest.mark.servers,
    pytest.mark.usefixtures("quiet_news"),
]

SignIn = Callable[[User], None]
COMMENT = "The third time I explain this."
WORDS = "I am sorry. It is mended, and I have tried it myself."


@pytest.fixture
def rating(ticket: Ticket, ben: User) -> Response:
    """Return Dora's rating, given two hours ago."""
    Ticket.objects.filter(pk=ticket.pk).update(opened_at=clock.now() - timedelta(days=2))
    ticket.refresh_from_db()
    resolved = resolve(ticket, by=ben, at=clock.now() - timedelta(hours=5))
    request = plan(resolved.resolutions.get(undone_at=None))
    assert request is not None
    asked = ask(request, at=clock.now() - timedelta(hours=3))
    return rate(asked, score=1, comment=COMMENT, at=clock.now() - timedelta(hours=2))


def test_a_low_rating_is_followed_up_to_the_delivered_answer(
    page: Page,
    sign_in: SignIn,
    ada: User,
    rating: Response,
    office: PostOffice,
    shape: Shape,
) -> None:
    connect(office, rating.ticket.queue)
    User.objects.filter(pk=ada.pk).update(language=shape.language)
    sign_in(ada)
    page.goto("/cockpit/")
    need = page.locator(".need", has_text=COMMENT)
    expect(need).to_be_visible()

    page.keyboard.press("j")
    expect(page.locator(".need[data-cursor]")).to_contain_text(COMMENT)
    with page.expect_navigation():
        page.keyboard.press("o")
    assert f"/tickets/{rating.ticket_id}/" in page.url
    expect(page.locator("#conversation")).to_contain_text(COMMENT)
    assert page.evaluate("document.documentElement.scrollWidth") <= shape.width
    page.keyboard.press("r")
    page.keyboard.type(WORDS)
    send(page)
    expect(page.locator(".message-agent", has_text=WORDS)).to_be_visible()

    page.goto("/cockpit/")
    expect(need, "it has not arrived yet").to_be_visible()
    while outbox.send_due(clock.now() + timedelta(seconds=1)):
        pass
    mails = [
        message_from_bytes(raw, policy=policy.default)
        for raw in office.imap.messages("dora@nordwind.example")
    ]
    assert any(WORDS in text_of(mail) for mail in mails)
    page.reload()
    expect(page.locator("#cockpit")).to_be_visible()
    expect(need).to_have_count(0)
