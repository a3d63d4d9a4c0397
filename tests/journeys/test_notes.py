"""Notes about customers, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from rapport.customers.models import Note, Person
from rapport.people.models import User

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


Role = Literal["button", "checkbox", "link", "textbox"]


def tab_to(page: Page, name: str, role: Role = "button") -> None:
    """Go on with the Tab key until what has this name has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _press in range(80):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach “{name}”.")


def test_a_note_is_written_pinned_changed_removed_and_brought_back_by_keyboard(
    page: Page, sign_in: SignIn, ben: User, dora: Person
) -> None:
    sign_in(ben)
    page.goto(dora.get_absolute_url())

    page.locator(".story-notes summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Prefers to be called.")
    tab_to(page, "Pin it: show it to everybody who answers", "checkbox")
    page.keyboard.press("Space")
    tab_to(page, "Save the note Ctrl ↵")
    page.keyboard.press("Enter")

    pinned = page.get_by_role("region", name="Pinned notes")
    expect(pinned.get_by_text("Prefers to be called.")).to_be_visible()
    tab_to(page, "Edit", "link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notes/*/")
    tab_to(page, "Note", "textbox")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Not before ten.")
    tab_to(page, "Save")
    page.keyboard.press("Enter")

    expect(pinned.get_by_text("Prefers to be called. Not before ten.")).to_be_visible()
    tab_to(page, "Edit", "link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notes/*/")
    tab_to(page, "Remove the note")
    page.keyboard.press("Enter")

    expect(page.get_by_text("The note has been removed.")).to_be_visible()
    expect(pinned.get_by_text("Not before ten.")).to_have_count(0)
    tab_to(page, "Undo")
    page.keyboard.press("Enter")

    expect(pinned.get_by_text("Prefers to be called. Not before ten.")).to_be_visible()
    note = Note.objects.get()
    assert note.is_pinned
    assert note.text == "Prefers to be called. Not before ten."
