"""Sizes of what is on an open page, measured by `measures.js`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8")


def measure(page: Page, *widths: int) -> Iterator[str]:
    """Yield what is too small, cut off or in the way, each with the width of the screen.

    Without a width, the page is measured as it is.
    """
    for width in widths or [None]:
        if width is not None:
            page.set_viewport_size({"width": width, "height": 900})
        shown = page.evaluate("innerWidth")
        yield from (f"{shown}: {found}" for found in page.evaluate(MEASURES))
