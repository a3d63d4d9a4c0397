"""The walk in a browser without scripts.

It is slower by hand, and lacks only the palette and what refreshes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, expect

from rapport.feedback.models import Response
from rapport.tickets.models import Message, Outgoing
from rapport.tickets.status import Status
from tests.stage import Stage

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(browser: Browser, base_url: str) -> Iterator[Page]:
    """Yield a page without scripts."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_walk_needs_no_script(plain: Page, stage: Stage) -> None:
    sign_in(plain, stage)
    find_it_in_the_queue(plain, stage)
    leave_a_note_and_answer(plain, stage)
    give_it_to_bea(plain, stage)
    resolve_and_reopen(plain, stage)
    search(plain, stage)
    ask_a_figure(plain, stage)
    open_a_ticket(plain)
    sign_out(plain)
    rate(plain, stage)


def sign_in(page: Page, stage: Stage) -> None:
    """Sign in; Ben has a second step: a recovery code needs no device."""
    codes = Authenticator.objects.get(user=stage.ben, type=Authenticator.Type.RECOVERY_CODES)
    page.goto("/tickets/")
    page.get_by_label("Email address").fill("ben.okafor@desk.example")
    page.get_by_label("Password").fill("rapport-test")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(codes.wrap().get_unused_codes()[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()


def find_it_in_the_queue(page: Page, stage: Stage) -> None:
    page.get_by_label("Words or number").fill("nothing like this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing matches these filters")).to_be_visible()
    page.get_by_role("link", name="Remove the filter “nothing like this”").click()
    page.get_by_label("Words or number").fill("zanzibar")
    page.keyboard.press("Enter")
    page.locator("summary", has_text="Filter").click()
    page.get_by_role("link", name="See all filters").click()
    page.locator("summary", has_text="Status").click()
    page.get_by_role("link", name="Waiting for us", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?status=waiting&q=zanzibar"))
    page.get_by_role("link", name=stage.ticket.subject).click()
    expect(page.get_by_role("heading", name=stage.ticket.subject)).to_be_visible()


def leave_a_note_and_answer(page: Page, stage: Stage) -> None:
    page.get_by_role("radio", name="Note").check()
    page.get_by_role("textbox", name="Note").fill("Same limit as last time.")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator(".message-note", has_text="Same limit as last time.")).to_be_visible()

    page.get_by_role("radio", name="Reply").check()
    page.get_by_role("textbox", name="Reply").fill("We raise it tonight.")
    page.get_by_role("button", name="Send Ctrl").click()
    expect(page.locator(".message-agent", has_text="We raise it tonight.")).to_be_visible()

    last, before = Message.objects.filter(ticket=stage.ticket).order_by("-pk")[:2]
    assert (last.kind, before.kind) == (Message.Kind.REPLY, Message.Kind.NOTE)
    assert Outgoing.objects.get(message=last).to == ["dora@nordwind.example"]


def give_it_to_bea(page: Page, stage: Stage) -> None:
    head = page.locator("#ticket-head")
    head.locator("summary", has_text="Ben").click()
    head.get_by_role("button", name="Bea Lund").click()
    expect(page.locator(".flash")).to_contain_text("is now with Bea Lund.")
    stage.ticket.refresh_from_db()
    assert stage.ticket.assignee == stage.bea


def resolve_and_reopen(page: Page, stage: Stage) -> None:
    page.get_by_role("button", name="Resolve", exact=True).click()
    expect(page.locator(".flash")).to_contain_text("is resolved.")
    page.locator("#ticket-head").get_by_role("button", name="Reopen", exact=True).last.click()
    expect(page.locator(".flash")).to_contain_text("is open again.")
    stage.ticket.refresh_from_db()
    assert stage.ticket.status == Status.OPEN


def search(page: Page, stage: Stage) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").first.click()
    page.get_by_label("Words, a name or a number").fill("quota")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=stage.ticket.subject).click()
    expect(page.get_by_text("sarsaparilla quota")).to_be_visible()


def ask_a_figure(page: Page, stage: Stage) -> None:
    page.goto("/metrics/")
    page.locator("main").get_by_role("link", name=re.compile("satisfied", re.I)).first.click()
    expect(page.locator("#figure-value")).to_have_text("0 %")
    page.get_by_role("link", name="Show the rows").click()
    page.get_by_role("link", name=f"#{stage.ticket.pk}").click()
    expect(page.get_by_role("heading", name=stage.ticket.subject)).to_be_visible()


def open_a_ticket(page: Page) -> None:
    page.goto("/tickets/")
    page.get_by_role("link", name="New ticket").click()
    page.get_by_label("Email address").fill("fay@studio.example")
    page.get_by_label("Subject").fill("Where is my invoice?")
    page.get_by_label("What they need").fill("She called and asked for it.")
    page.locator("main form button:not([type=button])").last.click()
    expect(page.get_by_role("heading", name="Where is my invoice?")).to_be_visible()


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main form button").first.click()
    page.goto("/tickets/")
    expect(page.get_by_label("Email address")).to_be_visible()


def rate(page: Page, stage: Stage) -> None:
    """Change Dora's mind: she rated 1 before."""
    page.goto(f"/survey/{stage.survey_token}/?score=4")
    expect(page.get_by_role("radio", name="4")).to_be_checked()
    page.get_by_label("Anything you would like to add?").fill("Now it works.")
    page.get_by_role("button", name="Change my answer").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    answer = Response.objects.get(superseded_at=None)
    assert (answer.score, answer.comment) == (4, "Now it works.")
