"""A calendar that is being changed: leaving, coming back, discarding."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from rapport.people.models import User
from rapport.tickets.models import BusinessCalendar

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


def test_nothing_that_was_filled_in_is_lost(page: Page, sign_in: SignIn, ada: User) -> None:
    sign_in(ada)
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.goto("/settings/calendars/new/")
    unsaved = page.get_by_text("not saved yet", exact=False).last
    expect(unsaved).to_be_hidden()
    page.locator("[name=name]").fill("Shop")
    page.locator("[name=monday_0_from]").fill("8:00")
    page.get_by_role("button", name="Add hours on Friday").click()
    page.locator("[name=friday_1_from]").fill("18:00")
    expect(unsaved).to_be_visible()

    page.reload()

    assert asked == ["beforeunload"]
    expect(page.get_by_text("What you had changed here is back.")).to_be_visible()
    expect(page.locator("[name=name]")).to_have_value("Shop")
    expect(page.locator("[name=monday_0_from]")).to_have_value("08:00")
    expect(page.locator("[name=friday_1_from]")).to_have_value("18:00")
    page.get_by_role("link", name="Discard it").click()
    expect(page.locator("[name=name]")).to_have_value("")
    expect(page.locator("[name=friday_1_from]")).to_have_count(0)
    assert asked == ["beforeunload"]


def test_what_was_saved_is_not_asked_about(page: Page, sign_in: SignIn, ada: User) -> None:
    sign_in(ada)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto("/settings/calendars/new/")
    page.locator("[name=name]").fill("Shop")
    page.get_by_role("button", name="Save").last.click()
    page.wait_for_url(lambda url: "/new/" not in url)
    assert BusinessCalendar.objects.get().name == "Shop"

    page.goto("/settings/calendars/new/")
    expect(page.locator("[name=name]")).to_have_value("")
    expect(page.get_by_text("What you had changed here is back.")).to_have_count(0)
