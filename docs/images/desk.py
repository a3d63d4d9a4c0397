"""A demonstration company, built and served for pictures."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PRETEND = Path(__file__).with_name("pretend")


@dataclass(frozen=True)
class Desk:
    """A served demonstration: its address, and the way to run its program."""

    base: str
    rapport: str
    environ: dict[str, str]

    def run(self, *words: str, given: bytes = b"") -> None:
        """Run one of its commands."""
        subprocess.run([self.rapport, *words], env=self.environ, input=given, check=True)


@contextmanager
def served(rapport: str, *options: str, at: datetime | None = None) -> Iterator[Desk]:
    """Build the demonstration with that program, and serve it.

    With ``at`` it is that time there when the building begins.
    """
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "RAPPORT_HOME": home}
        if at is not None:
            back = datetime.now(UTC) - at
            environ |= {"SECONDS_BACK": str(back.total_seconds()), "PYTHONPATH": str(PRETEND)}
        subprocess.run([rapport, "demo", "--no-serve", *options], env=environ, check=True)
        server = subprocess.Popen(
            [rapport, "serve", "--port", "0"], env=environ, stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found
            yield Desk(found[0], rapport, environ)
        finally:
            server.terminate()
            server.wait(timeout=30)


def sign_in(page: Page, base: str, who: str) -> None:
    """Sign somebody of the company in."""
    page.goto(f"{base}/accounts/login/")
    page.fill("[name=login]", f"{who}@demo.example")
    page.fill("[name=password]", "rapport-demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
