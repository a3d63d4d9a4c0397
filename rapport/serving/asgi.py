"""One door for everything: the event streams are asynchronous, all pages are Django's over WSGI."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

from rapport.core.context import LIVE_URL
from rapport.timeline.hub import Hub
from rapport.timeline.stream import Message, Receive, Send, Stream

App = Callable[[Message, Receive, Send], Awaitable[None]]

# Django holds the interpreter most of the time; more threads would only queue for it.
WEB_THREADS = 8


class Door:
    """The ASGI application that the server runs."""

    def __init__(self, hub: Hub) -> None:
        self._stream = Stream(hub)
        # Django and a2wsgi each have types of their own for what passes between them.
        django: Any = get_wsgi_application()
        bridge = WSGIMiddleware(django, workers=WEB_THREADS)
        self._threads = bridge.executor
        self._pages = cast(App, bridge)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Lead a request to the stream or to the pages."""
        if scope["type"] != "http":
            return
        if scope["path"] == LIVE_URL and scope["method"] == "GET":
            await self._stream(scope, receive, send)
        else:
            scope["headers"] = _unambiguous(scope["headers"])
            await self._pages(scope, _whole(receive), send)

    def close(self) -> None:
        """Let threads that have nothing to do end."""
        self._stream.close()
        self._threads.shutdown(wait=False, cancel_futures=True)


def _unambiguous(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Drop headers with an underscore: in WSGI they cannot be told from those with a hyphen."""
    return [(name, value) for name, value in headers if b"_" not in name]


def _whole(receive: Receive) -> Receive:
    """Fail when the client goes away in the middle of a body; a2wsgi takes that for its end."""

    async def receive_or_fail() -> Message:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionResetError("The client went away before it had sent everything.")
        return message

    return receive_or_fail
