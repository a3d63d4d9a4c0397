"""The hub: a thread that tails the timeline for open pages.

There is one in each process.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Iterable

from django.db import OperationalError, connection

from rapport.people.models import User
from rapport.timeline.models import Event
from rapport.timeline.news import live, wake
from rapport.timeline.position import START, Position
from rapport.timeline.reading.readers import events_after

log = logging.getLogger(__name__)

BATCH = 1000
# News wakes the hub; it also looks unasked, in case nobody could wake it.
LOOK_SECONDS = 30.0
# The pause between two rounds, longer after a long round, so that the hub never fills a processor.
REST_SECONDS = 0.05
REST_SHARE = 2.0
RETRY_SECONDS = 1.0
# A page may be this much older than its stream, and must not miss what came between.
PAGE_SECONDS = 3.0
# How far a page may fall behind before it is disconnected; it reconnects and catches up.
LONGEST_QUEUE = 256
# When one of these changes, what people may see can change too.
PEOPLE = frozenset({"user", "team", "membership"})


class OpenPage:
    """One open page: its user, and the chunks on the way to it. None in the queue ends the stream.

    Only the event loop touches the queue.
    """

    def __init__(self, user: User) -> None:
        self.user = user
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    def put(self, chunk: bytes | None) -> None:
        """Queue a chunk, or end the stream of a page that does not keep up."""
        too_slow = self.queue.qsize() >= LONGEST_QUEUE
        self.queue.put_nowait(None if too_slow else chunk)


Delivery = list[tuple[OpenPage, bytes | None]]


class Hub:
    """Reads each event once and passes it to every page whose user may hear of it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: set[OpenPage] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = threading.Event()
        self._position = START
        self._marks: deque[tuple[float, Position]] = deque()
        # Everything up to here is in the queues; only the event loop reads this.
        self.told = START

    def join(self, page: OpenPage) -> Position:
        """Add a page; return the position after which it will be told everything."""
        with self._lock:
            self._loop = asyncio.get_running_loop()
            self._pages.add(page)
            return self._position

    def leave(self, page: OpenPage) -> None:
        """Remove a page."""
        with self._lock:
            self._pages.discard(page)

    def mark(self) -> Position | None:
        """Return a position safely before any page that is made now, or None when not running."""
        with self._lock:
            self._forget_marks(time.monotonic())
            return self._marks[0][1] if self._marks else None

    def prepare(self) -> None:
        """Start from the timeline's current end; must be called before anybody joins."""
        self._move(Event.objects.settled().end())

    def run(self) -> None:
        """Tail the timeline until closed."""
        while not self._stop.is_set():
            try:
                self._tail()
            except OperationalError:
                log.warning("Live refresh cannot read the timeline at the moment", exc_info=True)
                self._stop.wait(RETRY_SECONDS)
            finally:
                connection.close()

    def close(self) -> None:
        """Stop the thread and, from the event loop, end every stream."""
        self._stop.set()
        wake.wake()
        with self._lock:
            for page in self._pages:
                page.put(None)

    def _tail(self) -> None:
        while not self._stop.is_set():
            seen = wake.count()
            started = time.monotonic()
            has_found = self._step()
            self._stop.wait(max(REST_SECONDS, REST_SHARE * (time.monotonic() - started)))
            if not has_found:
                wake.wait(seen, LOOK_SECONDS)

    def _step(self) -> bool:
        if self._skip():
            return False
        events = events_after(self._position, BATCH)
        if not events:
            self._move(self._position)
            return False
        position = events[-1].position
        pages = self._move(position)
        deliveries: Delivery = []
        if PEOPLE & {event.subject_kind for event in events}:
            pages, deliveries = _renewed(pages)
        self._deliver(deliveries + _chunks(events, pages), position)
        return True

    def _skip(self) -> bool:
        """Go straight to the end while nobody listens; return whether that was so."""
        with self._lock:
            if self._pages:
                return False
        end = Event.objects.settled().end()
        with self._lock:
            if self._pages:
                # Somebody joined meanwhile and must be told from the old position on.
                return False
            self._note(end)
            return True

    def _move(self, position: Position) -> list[OpenPage]:
        """Move to the position; return the pages that must hear what came before it."""
        with self._lock:
            self._note(position)
            return list(self._pages)

    def _note(self, position: Position) -> None:
        now = time.monotonic()
        self._position = position
        if not self._marks or self._marks[-1][1] != position:
            self._marks.append((now, position))
        self._forget_marks(now)

    def _forget_marks(self, now: float) -> None:
        while len(self._marks) > 1 and self._marks[1][0] < now - PAGE_SECONDS:
            self._marks.popleft()

    def _deliver(self, deliveries: Delivery, position: Position) -> None:
        def put() -> None:
            for page, chunk in deliveries:
                page.put(chunk)
            self.told = position

        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(put)


def _chunks(events: list[Event], pages: Iterable[OpenPage]) -> Delivery:
    """Return what each page may hear; permissions are checked once for each user."""
    news = live.announced(events)
    chunks: dict[int, bytes] = {}
    deliveries: Delivery = []
    for page in pages if news else ():
        user = page.user
        if user.pk not in chunks:
            chunks[user.pk] = b"".join(map(live.message, live.visible_to(user, news)))
        if chunks[user.pk]:
            deliveries.append((page, chunks[user.pk]))
    return deliveries


def _renewed(pages: list[OpenPage]) -> tuple[list[OpenPage], Delivery]:
    """Look the users up again; return the pages that stay, and an end for the others."""
    users = User.objects.in_bulk({page.user.pk for page in pages})
    staying: list[OpenPage] = []
    ending: Delivery = []
    for page in pages:
        user = users.get(page.user.pk)
        if user is None or not user.is_active:
            ending.append((page, None))
        else:
            page.user = user
            staying.append(page)
    return staying, ending


HUB = Hub()
