"""The README's pictures of the demonstration company.

It is built and served for them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from desk import CHROMIUM, served, sign_in
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
RAPPORT = str(Path(sys.executable).with_name("rapport"))
PICTURES = {
    "cockpit": "/cockpit/",
    "queue": "/tickets/",
    "metric": "/metrics/first_response_time/?by=category",
}


def main() -> None:
    """Take all pictures."""
    with served(RAPPORT) as desk:
        take(desk.base)


# The company's customers write in five languages; the README is in this one.
IN_ENGLISH = re.compile(r"\b(the|my|our|for|not|is)\b", re.IGNORECASE)


def take(base: str) -> None:
    """Sign in as the manager and picture each page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        sign_in(page, base, "ada")
        for name, address in PICTURES.items():
            page.goto(base + address)
            picture(page, name)
        page.goto(f"{base}/tickets/?status=pending")
        page.locator(".queue-row-link").filter(has_text=IN_ENGLISH).nth(1).click()
        picture(page, "ticket")
        browser.close()


def picture(page: Page, name: str) -> None:
    """Save the visible part of the page."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    main()
