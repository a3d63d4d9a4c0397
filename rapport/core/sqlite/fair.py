"""A lock that is handed on in the order of requests."""

from __future__ import annotations

import threading
from collections import deque


class FairLock:
    """A lock between threads, first come, first served; its holder may take it again.

    ``threading.Lock`` goes to whichever thread asks at the right instant, so that under load one
    may wait a hundred times as long as another.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._holder = 0
        self._depth = 0
        self._queue: deque[tuple[int, threading.Lock]] = deque()

    def take_at_once(self) -> bool:
        """Take it if that needs no waiting; return whether it was taken."""
        with self._guard:
            return self._take_if_free()

    def take(self, seconds: float) -> bool:
        """Wait for it for at most ``seconds``; return whether it was taken."""
        place = (threading.get_ident(), threading.Lock())
        with self._guard:
            if self._take_if_free():
                return True
            place[1].acquire()
            self._queue.append(place)
        if place[1].acquire(timeout=seconds):
            return True
        with self._guard:
            if place not in self._queue:
                # It was handed over at the last instant.
                return True
            self._queue.remove(place)
            return False

    def give_back(self) -> None:
        """Hand it to the thread that has waited longest, once it was given back as
        often as taken.
        """
        with self._guard:
            self._depth -= 1
            if self._depth:
                return
            if not self._queue:
                self._holder = 0
                return
            self._holder, bell = self._queue.popleft()
            self._depth = 1
            bell.release()

    def _take_if_free(self) -> bool:
        me = threading.get_ident()
        if self._holder not in (0, me):
            return False
        self._holder = me
        self._depth += 1
        return True
