"""Build the demonstration company, serve it, and take the README's pictures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
RAPPORT = str(Path(sys.executable).with_name("rapport"))
PICTURES = {
    "cockpit": "/cockpit/",
    "queue": "/tickets/",
    "metric": "/metrics/first_response_time/?by=category",
}
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> None:
    """Take them all."""
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "RAPPORT_HOME": home}
        subprocess.run([RAPPORT, "demo", "--no-serve"], env=environ, check=True)
        server = subprocess.Popen(
            [RAPPORT, "serve", "--port", "0"], env=environ, stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found
            take(found[0])
        finally:
            server.terminate()
            server.wait(timeout=30)


# The company's customers write in five languages; the README is in this one.
IN_ENGLISH = re.compile(r"\b(the|my|our|for|not|is)\b", re.IGNORECASE)


def take(base: str) -> None:
    """Sign in as the manager and picture each page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(f"{base}/accounts/login/")
        page.fill("[name=login]", "ada@demo.example")
        page.fill("[name=password]", "rapport-demo")
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{base}/")
        for name, address in PICTURES.items():
            page.goto(base + address)
            picture(page, name)
        page.goto(f"{base}/tickets/?status=pending")
        page.locator(".queue-row-link").filter(has_text=IN_ENGLISH).nth(1).click()
        picture(page, "ticket")
        browser.close()


def picture(page: Page, name: str) -> None:
    """Save what the window shows."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    main()
