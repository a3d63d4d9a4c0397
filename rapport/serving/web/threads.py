"""Threads that render pages, the latest used first.

Each has a database connection with a cache of its own, so it pays to use few of them; the standard
library's executor would use all in turn.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class _Job(NamedTuple):
    """A piece of work, and the future that waits for its result."""

    work: Callable[[], Any]
    loop: asyncio.AbstractEventLoop
    result: asyncio.Future[Any]


class Threads:
    """A bounded number of threads, each started when all others are busy."""

    def __init__(self, most: int, name: str) -> None:
        self._most = most
        self._name = name
        self._guard = threading.Lock()
        self._number = 0
        self._idle: list[SimpleQueue[_Job | None]] = []
        self._waiting: deque[_Job] = deque()
        self._is_closed = False

    async def run(self, work: Callable[[], T]) -> T:
        """Return the result of the work, or raise its exception; the order is kept."""
        loop = asyncio.get_running_loop()
        job = _Job(work, loop, loop.create_future())
        with self._guard:
            if self._is_closed:
                raise RuntimeError("No more work is taken.")
            if self._idle:
                self._idle.pop().put(job)
            elif self._number < self._most:
                self._start(job)
            else:
                self._waiting.append(job)
        done: T = await job.result
        return done

    def close(self) -> None:
        """Let idle threads end, and the others once they have finished."""
        with self._guard:
            self._is_closed = True
            self._waiting.clear()
            for inbox in self._idle:
                inbox.put(None)

    def _start(self, job: _Job) -> None:
        inbox: SimpleQueue[_Job | None] = SimpleQueue()
        inbox.put(job)
        name = f"{self._name}_{self._number}"
        threading.Thread(target=self._work, args=[inbox], name=name).start()
        self._number += 1

    def _work(self, inbox: SimpleQueue[_Job | None]) -> None:
        while (job := inbox.get()) is not None:
            value, error = _outcome(job.work)
            # Free before the result is announced, so that the next work finds a free thread.
            if not self._go_on(inbox):
                inbox.put(None)
            _tell(job, value, error)

    def _go_on(self, inbox: SimpleQueue[_Job | None]) -> bool:
        """Do the next work, or wait for some; return whether there can be more."""
        with self._guard:
            if self._is_closed:
                return False
            if self._waiting:
                inbox.put(self._waiting.popleft())
            else:
                self._idle.append(inbox)
            return True


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except BaseException as error:  # noqa: BLE001 - handed to who waits, whatever it is
        return None, error


def _tell(job: _Job, value: Any, error: BaseException | None) -> None:
    try:
        job.loop.call_soon_threadsafe(_settle, job.result, value, error)
    except RuntimeError:
        # The loop is closed: nobody waits any more.
        return


def _settle(result: asyncio.Future[Any], value: Any, error: BaseException | None) -> None:
    if result.done():
        return
    if error is not None:
        result.set_exception(error)
    else:
        result.set_result(value)
