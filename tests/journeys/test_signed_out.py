"""A session that ends while somebody writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from rapport.people.models import User
from rapport.tickets.models import Draft, Message, Ticket
from tests.shapes import Shape

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quiet_news")]

SignIn = Callable[[User], None]
WORDS = "Dear Dora, the export is mended."
GONE = "You have been signed out. Nothing was sent, and your text is still here."


def _end_the_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def _sign_in_in_the_other_tab(page: Page, user: User) -> Page:
    """Open the link that has the focus, and sign in there by keyboard; return that tab."""
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    other = opened.value
    other.locator("[name=login]").focus()
    other.keyboard.type(user.email)
    other.keyboard.press("Tab")
    other.keyboard.type("rapport-test")
    with other.expect_navigation():
        other.keyboard.press("Enter")
    return other


def test_a_reply_is_sent_after_signing_in_again(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket, shape: Shape
) -> None:
    """By keyboard alone; the session has ended on the server, as after its two weeks."""
    User.objects.filter(pk=ben.pk).update(language=shape.language)
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    Session.objects.all().delete()
    page.keyboard.type(WORDS)

    notice = page.get_by_role("alert")
    expect(notice).to_contain_text(shape.says(GONE))
    expect(page.locator("[data-draft-state]")).to_have_text(shape.says("draft not saved"))
    assert not Draft.objects.exists()
    page.keyboard.press("Control+Enter")
    link = page.get_by_role("link", name=shape.says("Sign in in another tab"))
    expect(link).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= shape.width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()

    other = _sign_in_in_the_other_tab(page, ben)
    expect(other.get_by_role("heading", name=shape.says("You are signed in"))).to_be_visible()
    expect(other.locator("textarea")).to_have_count(0)
    assert other.evaluate("document.documentElement.scrollWidth") <= shape.width
    expect(other.get_by_role("button", name=shape.says("Close this tab"))).to_be_focused()
    with other.expect_event("close"):
        # A moment later, so that the click is over before its page is gone.
        other.evaluate("setTimeout(() => document.activeElement.click(), 50)")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    again = shape.says("You are signed in again. Press %%s once more.").partition("%%s")[0]
    expect(page.locator(".not-sent")).to_contain_text(again)
    expect(page.locator("[name=reply]")).to_have_value(WORDS)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".message-agent", has_text=WORDS)).to_be_visible()
    assert Message.objects.get(kind="reply").user == ben
    kept = "Object.keys(sessionStorage).filter((key) => key.startsWith('rapport-kept-'))"
    assert page.evaluate(kept) == []


def test_what_could_not_be_saved_comes_back_for_its_person_alone(
    page: Page, sign_in: SignIn, ben: User, ada: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    _end_the_session(page)
    page.keyboard.press("n")
    page.keyboard.type(WORDS)
    expect(page.locator(".not-sent")).to_contain_text(GONE)

    sign_in(ada)
    page.reload()
    expect(page.locator("[name=note]")).to_have_value("")
    sign_in(ben)
    page.reload()
    expect(page.locator("[name=note]")).to_have_value(WORDS)
    page.get_by_role("radio", name="Note").check()  # the line speaks of the text that is shown
    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")
    assert Draft.objects.get().user == ben


def test_nothing_is_sent_as_somebody_else(
    page: Page, sign_in: SignIn, ben: User, ada: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.keyboard.press("r")
    page.keyboard.type(WORDS)
    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")
    sign_in(ada)
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("alert")).to_contain_text("Ada Berg is signed in in this browser now.")
    assert not Message.objects.filter(kind="reply").exists()
    expect(page.locator("[name=reply]")).to_have_value(WORDS)


def test_a_new_ticket_and_a_setting_keep_what_was_typed(
    page: Page, sign_in: SignIn, ada: User, ticket: Ticket
) -> None:
    sign_in(ada)
    for address, field, key in (
        ("/tickets/new/", "subject", "Control+Enter"),
        ("/settings/profile/", "name", "Enter"),
    ):
        page.goto(address)
        page.evaluate("for (const form of document.forms) form.noValidate = true")
        page.locator(f"main [name={field}]").fill("Something new")
        _end_the_session(page)
        page.locator(f"main [name={field}]").press(key)
        expect(page.get_by_role("alert")).to_contain_text(GONE)
        expect(page.locator(f"main [name={field}]")).to_have_value("Something new")
        sign_in(ada)


def test_an_action_says_that_nothing_was_changed(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    _end_the_session(page)
    page.get_by_role("button", name="Resolve", exact=True).click()

    expect(page.locator("#toasts")).to_contain_text(
        "You have been signed out. Nothing was changed."
    )
    link = page.locator("#toasts").get_by_role("link", name="Sign in in another tab")
    # The other tab says so, and closes: the page is still in this one.
    expect(link).to_have_attribute("href", "/accounts/login/?next=%2Fsession%2F")
    ticket.refresh_from_db()
    assert ticket.is_unsolved


def test_a_page_that_was_open_across_a_new_sign_in_still_saves(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    page.context.clear_cookies(name="csrftoken")
    page.keyboard.press("r")
    page.keyboard.type(WORDS)

    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")
    assert Draft.objects.get().text == WORDS
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.locator(".message-agent", has_text=WORDS)).to_be_visible()


def test_the_first_tab_hears_of_signing_in_in_another_one(
    page: Page, sign_in: SignIn, ben: User, ticket: Ticket
) -> None:
    sign_in(ben)
    page.goto(f"/tickets/{ticket.pk}/")
    _end_the_session(page)
    page.keyboard.press("r")
    page.keyboard.type(WORDS)
    expect(page.locator(".not-sent")).to_contain_text(GONE)

    page.get_by_role("link", name="Sign in in another tab").focus()
    _sign_in_in_the_other_tab(page, ben)

    expect(page.locator(".not-sent")).to_have_count(0)
    expect(page.locator("[data-draft-state]")).to_contain_text("draft saved")
    assert Draft.objects.get().text == WORDS
