"""The bridge between the asynchronous server and Django's pages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable
from typing import Any

import pytest

from rapport.serving.web.bridge import Bridge
from rapport.serving.web.gate import Gate

Messages = list[dict[str, Any]]


class Pages:
    """A WSGI application that reads the whole body and remembers its environment."""

    def __init__(self) -> None:
        self.environ: dict[str, Any] = {}
        self.body: bytes | None = None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.environ = environ
        self.body = environ["wsgi.input"].read()
        start_response("200 OK", [])
        return [b"answered"]


@pytest.fixture
def pages() -> Pages:
    return Pages()


def ask(pages: Pages, messages: Messages, headers: list[tuple[bytes, bytes]]) -> Messages:
    """Send a request over the bridge; return the answer."""
    answered: Messages = []

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: Any) -> None:
        answered.append(message)

    async def through() -> None:
        bridge = Bridge(pages, Gate(1, 60), 1, 1)
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "path": "/somewhere/",
            "query_string": b"",
            "headers": headers,
        }
        await bridge(scope, receive, send)
        bridge.close()

    # In a thread of its own: a browser test before this one leaves its loop running in ours.
    thread = threading.Thread(target=lambda: asyncio.run(through()))
    thread.start()
    thread.join()
    return answered


def chunk(body: bytes, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_in_parts_arrives_whole(pages: Pages) -> None:
    answered = ask(pages, [chunk(b"one ", True), chunk(b"two", False)], [])

    assert pages.body == b"one two"
    assert answered[0]["status"] == 200


def test_a_body_that_breaks_off_is_not_taken_for_a_whole_one(pages: Pages) -> None:
    """Half a reply must not be sent to a customer because the agent's network went away."""
    answered = ask(pages, [chunk(b"one ", True), {"type": "http.disconnect"}], [])

    assert (pages.environ, answered) == ({}, [])


def test_a_header_with_an_underscore_does_not_pass_for_another(pages: Pages) -> None:
    headers = [(b"x_forwarded_proto", b"https"), (b"x-plain", b"1")]
    ask(pages, [chunk(b"", False)], headers)

    assert "HTTP_X_FORWARDED_PROTO" not in pages.environ
    assert pages.environ["HTTP_X_PLAIN"] == "1"
