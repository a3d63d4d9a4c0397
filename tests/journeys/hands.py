"""Keyboard input, and the waits around it."""

from __future__ import annotations

from playwright.sync_api import Page


def send(page: Page) -> None:
    """Send what is written; return when the answering page is here and listens to keys again.

    Live refresh may show the message on the old page while the new one is on its way.
    """
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
