"""Pictures of every page, and sheets to look at them.

At two widths, light and dark.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import addresses
from desk import CHROMIUM, Desk, served, sign_in
from furnishing import furnish, send_form
from playwright.sync_api import Browser, Page, sync_playwright
from sheets import make_sheets
from take import RAPPORT

WIDTHS = (1440, 390)
SCHEMES = ("light", "dark")
# The longest pages are cut: their end looks like their beginning.
TALLEST = 6000
NOON = datetime.fromisoformat("2026-03-04T11:00:00+00:00")
COMPANY = ("--tickets", "300", "--months", "3", "--seed", "1")

# Routes whose addresses differ at every build.
SECRET = {"survey", "invitation"}
# Views that need an action first: a name, a page, and what is done there.
Scene = tuple[str, str, Callable[[Page], object]]
OPENS_MENU = ".rail-more-button:visible, .rail-me summary:visible"
SCENES: list[Scene] = [
    ("palette", "/tickets/", lambda page: page.keyboard.press("Control+k")),
    ("keys", "/tickets/", lambda page: page.keyboard.press("?")),
    ("menu", "/tickets/", lambda page: page.locator(OPENS_MENU).first.click()),
    *(
        (f"refused {address}", address, lambda page: send_form(page, page.url))
        for address in (
            "/tickets/new/",
            "/team/people/invitations/new/",
            "/settings/mailboxes/connect/",
            "/settings/queues/new/",
            "/settings/calendars/new/",
        )
    ),
]


def main() -> None:
    """Take all pictures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, help="where the pictures go")
    asked.add_argument("--rapport", default=RAPPORT, help="the program that is pictured")
    asked.add_argument("--like", type=Path, help="a folder taken before: the same addresses")
    asked.add_argument("--only", default="", help="a pattern that the pictures' names must match")
    chosen = asked.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    addresses.set_up()
    with served(chosen.rapport, *COMPANY, at=NOON) as desk, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        listed, further = look_round(browser, desk)
        if chosen.like:
            listed = (chosen.like / "addresses.txt").read_text().split()
        (chosen.folder / "addresses.txt").write_text("\n".join(listed) + "\n")
        for width in WIDTHS:
            for scheme in SCHEMES:
                picture_all(
                    browser,
                    desk.base,
                    [*listed, *further],
                    chosen.folder,
                    width,
                    scheme,
                    chosen.only,
                )
        make_sheets(browser, chosen.folder)
        browser.close()


def look_round(browser: Browser, desk: Desk) -> tuple[list[str], list[str]]:
    """Furnish the desk; return the addresses of its pages, and those without a link."""
    page = browser.new_page()
    sign_in(page, desk.base, "theo")
    further = furnish(desk, page)
    found = addresses.find(desk.base, page.request)
    page.context.close()
    inside = [address for address in found if address not in addresses.OUTSIDE]
    return [*inside, *addresses.OUTSIDE], further


def picture_all(
    browser: Browser,
    base: str,
    listed: list[str],
    folder: Path,
    width: int,
    scheme: str,
    only: str,
) -> None:
    """Picture every page in one width and one scheme."""
    shape = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    inside, outside = browser.new_context(**shape), browser.new_context(**shape)
    office, street = inside.new_page(), outside.new_page()
    for context in (inside, outside):
        context.clock.set_system_time(NOON)
    sign_in(office, base, "theo")
    scenes: list[Scene] = [
        (name_of(number, address), address, lambda page: None)
        for number, address in enumerate(listed)
    ]
    for name, address, act in [*scenes, *SCENES]:
        if not re.search(only, name):
            continue
        page = street if addresses.is_public(address) else office
        page.goto(base + address)
        act(page)
        # Fonts, icons, and what a script still draws.
        page.wait_for_timeout(150)
        save(page, folder / f"{plain(name)}.{width}.{scheme}.png", width)
    inside.close()
    outside.close()


def name_of(number: int, address: str) -> str:
    """Return the name of a page's pictures, numbered in the order in which they were found."""
    route = addresses.route_of(address)
    return f"{number:03} {route} {'' if route in SECRET else address[:50]}"


def plain(name: str) -> str:
    """Return the name in a form fit for a file."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def save(page: Page, path: Path, width: int) -> None:
    """Save the whole page, unless it is longer than anybody would look at."""
    height = page.evaluate("document.documentElement.scrollHeight")
    if height <= TALLEST:
        page.screenshot(path=path, full_page=True)
        return
    clip = {"x": 0, "y": 0, "width": width, "height": TALLEST}
    page.screenshot(path=path, full_page=True, clip=clip)


if __name__ == "__main__":
    main()
