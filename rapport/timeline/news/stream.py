"""The address ``/events``: a page's stream of news over ASGI.

News is sent as server-sent events.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, Protocol, TypeVar
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
from django.db import close_old_connections
from django.http import HttpRequest, parse_cookie
from django.utils.translation import gettext as _

from rapport.core.errors import NotSignedIn, RapportError, TooMany
from rapport.people.models import User
from rapport.timeline.models import Event
from rapport.timeline.news import live
from rapport.timeline.news.hub import Hub, OpenPage
from rapport.timeline.position import Position
from rapport.timeline.reading.readers import events_after

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
P = ParamSpec("P")
T = TypeVar("T")

KEEP_ALIVE_SECONDS = 15.0
RECHECK_SECONDS = 60.0
STREAMS_A_USER = 12
# Pages that missed more than this reload instead of hearing of each event.
MOST_MISSED = 2000
BATCH = 500

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    # Otherwise nginx holds the news back until its buffer is full.
    (b"x-accel-buffering", b"no"),
]


class Streams(Protocol):
    """The number of streams each user has open, in all processes of the server."""

    def enter(self, user: int) -> None:
        """Count a stream that the user opens."""

    def leave(self, user: int) -> None:
        """Count a stream that has ended."""

    def open_of(self, user: int) -> int:
        """Return how many streams the user has open."""


class StreamsHere:
    """The count of streams for a server with one process."""

    def __init__(self) -> None:
        self._open: Counter[int] = Counter()

    def enter(self, user: int) -> None:
        self._open[user] += 1

    def leave(self, user: int) -> None:
        self._open[user] -= 1

    def open_of(self, user: int) -> int:
        return self._open[user]


class Stream:
    """The ASGI application behind ``/events``."""

    def __init__(self, hub: Hub, streams: Streams) -> None:
        self._hub = hub
        self._streams = streams
        # Its threads hold the database connections used to check sessions.
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="live")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer with a stream, or with the reason why not."""
        try:
            user = await self._admit(scope)
        except RapportError as error:
            await _refuse(send, error)
            return
        self._streams.enter(user.pk)
        try:
            await self._serve(scope, receive, send, user)
        finally:
            self._streams.leave(user.pk)

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _serve(self, scope: Message, receive: Receive, send: Send, user: User) -> None:
        page = OpenPage(user)
        start = self._hub.join(page)
        gone = asyncio.create_task(_wait_until_gone(receive, page))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await _send(send, b"retry: 2000\n\n" + await self._missed(scope, user, start))
            await self._tell(scope, page, start, send)
            await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            self._hub.leave(page)

    async def _admit(self, scope: Message) -> User:
        user = await self._in_thread(user_of, scope)
        if user is None:
            raise NotSignedIn(_("Sign in to see live updates."))
        if self._streams.open_of(user.pk) >= STREAMS_A_USER:
            raise TooMany(_("You already have live updates on too many pages. Close some of them."))
        return user

    async def _missed(self, scope: Message, user: User, start: Position) -> bytes:
        asked = _resume_from(scope)
        if asked is None:
            return live.here(start)
        after = Position.parse(asked)
        if after is None:
            return live.everything(start)
        return await self._in_thread(missed, user, after, start)

    async def _tell(self, scope: Message, page: OpenPage, start: Position, send: Send) -> None:
        clock = asyncio.get_running_loop().time
        recheck_at = clock() + RECHECK_SECONDS
        while True:
            try:
                chunk = await asyncio.wait_for(page.queue.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                chunk = live.here(max(start, self._hub.told))
            if chunk is None:
                return
            await _send(send, chunk)
            if clock() >= recheck_at:
                recheck_at = clock() + RECHECK_SECONDS
                user = await self._in_thread(user_of, scope)
                if user is None:
                    return
                page.user = user

    async def _in_thread(self, what: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        def work() -> T:
            close_old_connections()
            return what(*args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def user_of(scope: Message) -> User | None:
    """Return the user signed in with the request's session, or None.

    Sessions are read from the database: this process's cache may still have one that was ended in
    another.
    """
    cookies = parse_cookie(_header(scope, b"cookie"))
    request = HttpRequest()
    request.session = SessionStore(cookies.get(settings.SESSION_COOKIE_NAME))
    user = auth.get_user(request)
    return user if isinstance(user, User) and user.is_active else None


def missed(user: User, after: Position, upto: Position) -> bytes:
    """Return what the user may hear of the events between two positions."""
    if after > upto and after > Event.objects.settled().end():
        # From another database, or from this one before it was restored; a process that has read
        # on a little further does not count.
        return live.everything(upto)
    events: list[Event] = []
    while after < upto:
        batch = [event for event in events_after(after, BATCH) if event.position <= upto]
        if not batch:
            break
        events += batch
        after = batch[-1].position
        if len(events) > MOST_MISSED:
            return live.everything(upto)
    news = live.visible_to(user, live.announced(events))
    return b"".join(map(live.message, news)) + live.here(upto)


def _resume_from(scope: Message) -> str | None:
    given = _header(scope, b"last-event-id")
    return given or parse_qs(scope["query_string"].decode("latin1")).get("after", [None])[0]


def _header(scope: Message, name: bytes) -> str:
    return b"; ".join(value for key, value in scope["headers"] if key == name).decode("latin1")


async def _wait_until_gone(receive: Receive, page: OpenPage) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    page.put(None)


async def _send(send: Send, chunk: bytes) -> None:
    await send({"type": "http.response.body", "body": chunk, "more_body": True})


async def _refuse(send: Send, error: RapportError) -> None:
    body = json.dumps({"code": error.code, "sentence": error.sentence}).encode()
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
