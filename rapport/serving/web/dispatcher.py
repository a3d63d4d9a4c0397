"""The server's ASGI application.

Event streams are asynchronous; pages are Django's, in threads.
"""

from __future__ import annotations

from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from rapport.core.face.context import LIVE_URL
from rapport.serving.web import pulse
from rapport.serving.web.bridge import Bridge, Message, Receive, Send
from rapport.serving.web.gate import Gate
from rapport.timeline.news.hub import Hub
from rapport.timeline.news.stream import Stream, Streams

# Requests in the interpreter at once: while one waits for the disk, another works. With more, they
# only hand the interpreter round at every database call (docs/decisions/0016).
ABREAST = 2
# A request that takes longer lets others in.
PATIENCE_SECONDS = 0.1
# Those inside, and those that stepped aside; each has a database connection.
THREADS = 8
# As many as can be in the interpreter at once are left to those who read.
WRITERS = THREADS - ABREAST


class Dispatcher:
    """The ASGI application that the server runs."""

    def __init__(self, pages: WSGIApplication, hub: Hub, streams: Streams) -> None:
        self._stream = Stream(hub, streams)
        self._pulse = pulse.Pulse()
        self._pages = Bridge(pages, Gate(ABREAST, PATIENCE_SECONDS), THREADS, WRITERS)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass the request to the stream, to the pulse or to the pages."""
        if scope["type"] != "http":
            return
        if scope["path"] == LIVE_URL and scope["method"] == "GET":
            await self._stream(scope, receive, send)
        elif pulse.answers(scope):
            await self._pulse(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    def close(self) -> None:
        """Let idle threads end."""
        self._stream.close()
        self._pulse.close()
        self._pages.close()


def load_pages() -> WSGIApplication:
    """Return Django with every page loaded, so that forked processes share them."""
    application = get_wsgi_application()
    # Resolving the patterns imports the rooms' views.
    for pattern in get_resolver().url_patterns:
        getattr(pattern, "url_patterns", None)
    return application
