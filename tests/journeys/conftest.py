"""A real Chromium, against a desk in this process or another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from rapport.channels.email.tests.servers import IMAP_SERVERS, PostOffice
from rapport.people.models import User
from tests.journeys.served import ServedDesk
from tests.shapes import Shape

# Playwright's loop runs in this thread, and Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the Chromium of this machine; never skip where everything must run."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing: apt-get install chromium", pytrace=False)
        pytest.skip("Chromium is missing: apt-get install chromium")
    return {**browser_type_launch_args, "executable_path": path, "args": QUIET}


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """Wait longer than a person would: the rest of the suite may keep the machine busy."""
    expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Return the base address, so that pages are opened by path alone."""
    return str(live_server.url)


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], request: pytest.FixtureRequest
) -> dict[str, Any]:
    """Give the browser of a test that asks for a shape this screen and this language."""
    if "shape" not in request.fixturenames:
        return browser_context_args
    shape: Shape = request.getfixturevalue("shape")
    return {**browser_context_args, **shape.of_browser()}


@pytest.fixture
def quiet_news(context: BrowserContext) -> None:
    """Silence the stream of news, which the server in this process does not have."""

    def hush(route: Route) -> None:
        route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n")

    context.route("**/events", hush)


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Collect the browser's complaints, including violations of the content policy."""
    heard: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard


@pytest.fixture
def sign_in(context: BrowserContext, base_url: str) -> Callable[[User], None]:
    """Return a function that signs a person in without the form."""

    def sign(user: User) -> None:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])

    return sign


@pytest.fixture
def client_cookie(as_ada: Client) -> dict[str, str]:
    """Return the cookie of a browser in which Ada has signed in."""
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": as_ada.cookies[name].value}


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """Yield a post office: Dovecot if it is installed, and an SMTP server that delivers into it."""
    office = PostOffice(IMAP_SERVERS.get("dovecot", IMAP_SERVERS["small"])())
    office.open()
    try:
        yield office
    finally:
        office.close()


@pytest.fixture
def desk(tmp_path: Path) -> ServedDesk:
    """Return a desk with an empty data folder, not served yet."""
    return ServedDesk(tmp_path / "home")
