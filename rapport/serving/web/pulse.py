"""The address ``/healthz`` for strangers: whether the desk works, and nothing else.

It is answered beside the threads that render pages, so that it can tell when these do not answer.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import close_old_connections

from rapport.core import clock
from rapport.serving.health import health
from rapport.serving.web.bridge import Message, Receive, Send

URL = "/healthz"
SESSION = f"{settings.SESSION_COOKIE_NAME}=".encode()
# Monitors rarely wait for longer than five seconds.
PATIENCE_SECONDS = 3.0
# However many ask, the database is asked this often.
FRESH_SECONDS = 1.0


class Pulse:
    """The ASGI application behind ``/healthz``, with a thread of its own for the database."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pulse")
        self._asked: asyncio.Future[bool] | None = None
        self._asked_at = 0.0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer 200 or 503."""
        is_well = await self._is_well()
        body = json.dumps({"status": "ok" if is_well else "not ok"}).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
        ]
        status = 200 if is_well else 503
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _is_well(self) -> bool:
        loop = asyncio.get_running_loop()
        asked = self._asked
        if asked is None or (asked.done() and loop.time() > self._asked_at + FRESH_SECONDS):
            self._asked_at = loop.time()
            asked = self._asked = loop.run_in_executor(self._thread, _ask)
        try:
            return await asyncio.wait_for(asyncio.shield(asked), self._patience)
        except TimeoutError:
            return False


def answers(scope: Message) -> bool:
    """Return whether a request is a stranger's for the pulse; others may see more, on a page."""
    if scope["path"] != URL or scope["method"] not in {"GET", "HEAD"}:
        return False
    return not any(name == b"cookie" and SESSION in value for name, value in scope["headers"])


def _ask() -> bool:
    close_old_connections()
    return health(clock.now()).serves
