"""What hands do on a keyboard, and wait for."""

from __future__ import annotations

from playwright.sync_api import Page


def send(page: Page) -> None:
    """Send what is written; go on when the page that answers is here, and listens to keys again.

    Live refresh may show on the old page already what was sent, while the new one is on its way.
    """
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
