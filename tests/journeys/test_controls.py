"""Controls for days, times, files and zones in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rapport.people.models import User
from rapport.tickets.models import BusinessCalendar

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]


@pytest.fixture
def german(ada: User) -> User:
    """Return Ada, who reads German in a browser that does not."""
    User.objects.filter(pk=ada.pk).update(language="de", timezone="Asia/Calcutta")
    return ada


def test_a_day_is_typed_or_chosen_by_keyboard(page: Page, sign_in: SignIn, german: User) -> None:
    sign_in(german)
    page.goto("/settings/calendars/new/")
    day = page.locator("[name=since]")

    day.fill("24.12.27")
    page.keyboard.press("Tab")
    expect(day).to_have_value("24.12.2027")
    page.keyboard.press("Enter")
    picker = page.get_by_role("dialog", name="Tag wählen")
    expect(picker.get_by_role("heading")).to_have_text("Dezember 2027")
    expect(page.locator(":focus")).to_have_accessible_name("Freitag, 24. Dezember 2027")
    for key in ("ArrowDown", "ArrowLeft", "PageDown", "Home"):
        page.keyboard.press(key)
    expect(page.locator(":focus")).to_have_accessible_name("Montag, 24. Januar 2028")
    page.keyboard.press("Escape")
    expect(picker).to_have_count(0)
    expect(day).to_have_value("24.12.2027")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(day).to_have_value("25.12.2027")
    expect(page.locator(":focus")).to_have_accessible_name("Tag wählen: Von")


def test_hours_and_a_wrong_day_come_back_as_they_were_typed(
    page: Page, sign_in: SignIn, german: User
) -> None:
    sign_in(german)
    page.goto("/settings/calendars/new/")
    page.locator("[name=name]").fill("Laden")
    page.locator("[name=monday_0_from]").fill("8.30")
    page.locator("[name=since]").fill("31.02.2028")
    page.get_by_role("button", name="Speichern").last.click()

    expect(page.locator("#id_since_error")).to_have_text(re.compile("„31.02.2028“ ist kein Tag"))
    expect(page.locator("[name=since]")).to_have_value("31.02.2028")
    expect(page.locator("[name=monday_0_from]")).to_have_value("08:30")
    page.locator("[name=since]").fill("")
    page.get_by_role("button", name="Speichern").last.click()
    page.wait_for_url(re.compile(r"/settings/calendars/\d+/"))
    assert BusinessCalendar.objects.get().shifts["monday"] == ["08:30-17:00"]


def test_a_zone_is_found_by_place_country_earlier_name_and_offset(
    page: Page, sign_in: SignIn, german: User
) -> None:
    sign_in(german)
    page.goto("/settings/profile/")
    zone = page.get_by_role("combobox", name="Zeitzone")
    found = page.locator(".combo").get_by_role("option")
    expect(zone).to_have_value("Kolkata · UTC+5:30")

    for words in ("kolk", "indien", "india", "calcutta"):
        zone.fill(words)
        expect(found.first).to_contain_text("Kolkata")
    zone.fill("+5:30")
    expect(found).to_have_count(2)
    zone.fill("nirgends")
    expect(page.get_by_text("Dazu passt keine Zeitzone.")).to_be_visible()
    zone.press("Escape")
    zone.fill("madrid")
    zone.press("Enter")
    expect(zone).to_have_value(re.compile("^Madrid · UTC"))
    with page.expect_navigation():
        page.get_by_role("button", name="Speichern").first.click()

    german.refresh_from_db()
    assert german.timezone == "Europe/Madrid"


def test_without_a_script_zones_are_a_list_and_days_are_text(
    browser: Browser, base_url: str, ada: User, sign_in: SignIn, page: Page
) -> None:
    sign_in(ada)
    kept = page.context.storage_state()
    plain = browser.new_context(base_url=base_url, java_script_enabled=False, storage_state=kept)
    theirs = plain.new_page()
    theirs.goto("/settings/calendars/new/")
    theirs.locator("[name=name]").fill("Shop")
    theirs.locator("select[name=timezone]").select_option("Asia/Kolkata")
    theirs.locator("[name=since]").fill("1 Jan 2100")
    theirs.get_by_role("button", name="Save").last.click()
    theirs.wait_for_url(re.compile(r"/settings/calendars/\d+/"))
    plain.close()

    kept_calendar = BusinessCalendar.objects.get()
    assert kept_calendar.timezone == "Asia/Kolkata"
    assert f"{kept_calendar.since:%d.%m.%Y %H:%M}" == "31.12.2099 18:30"


def test_the_file_chosen_is_named(
    page: Page, sign_in: SignIn, german: User, tmp_path: Path
) -> None:
    sign_in(german)
    page.goto("/settings/company/")
    expect(page.get_by_text("Keine Datei gewählt")).to_be_visible()
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"png")

    page.set_input_files("[name=logo]", logo)

    expect(page.locator("[data-file-name]")).to_have_text("logo.png")
