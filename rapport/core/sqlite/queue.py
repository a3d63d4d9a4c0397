"""The queue of writers: threads first, then processes.

SQLite lets one connection write at a time. Those that wait sleep in its busy handler for longer
and longer, and the one that wakes at the right instant goes first. Here they wait for each other
instead, in order of arrival, and are woken at once. The queue is a courtesy: SQLite's own lock
keeps the data right, so a writer that cannot queue, or waits for too long, proceeds to that.
"""

from __future__ import annotations

import fcntl
import logging
import os
import time
from pathlib import Path

from rapport.core.sqlite.fair import FairLock
from rapport.core.waiting import about_to_wait

log = logging.getLogger(__name__)

# Two bytes of a file, which the system locks for a process and frees when it dies: one for the
# process that is next, one for the process that writes. The next one waits for the writer, so a
# process that writes again and again cannot overtake one that waits.
NEXT, WRITES = 0, 1
# Seconds between two tries to lock a byte that another process holds: a turn takes a few
# thousandths.
SHORTEST, LONGEST, GROWTH = 0.0002, 0.005, 1.3


class Queue:
    """The writers of one database file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = FairLock()
        self._file: int | None = None
        self._depth = 0
        self._has_warned = False

    def enter(self, seconds: float) -> bool:
        """Wait for a turn, among threads for at most ``seconds``; return whether it came.

        Among processes the wait is as long at most. After that SQLite's own lock decides.

        A thread that already has the turn gets it again: its other connections do not wait for it.
        """
        if not self._threads.take_at_once():
            about_to_wait()
            if not self._threads.take(seconds):
                return False
        self._depth += 1
        if self._depth == 1:
            self._enter_among_processes(seconds)
        return True

    def leave(self) -> None:
        """Let the next one write; only for the thread that has the turn."""
        self._depth -= 1
        if self._depth == 0 and self._file is not None:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, WRITES)
        self._threads.give_back()

    def _enter_among_processes(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        try:
            file = self._opened()
            _lock(file, NEXT, until)
            try:
                _lock(file, WRITES, until)
            finally:
                fcntl.lockf(file, fcntl.LOCK_UN, 1, NEXT)
        except OSError:
            if not self._has_warned:
                log.warning("Writers of several processes cannot queue", exc_info=True)
            self._has_warned = True

    def _opened(self) -> int:
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._file


def _lock(file: int, byte: int, until: float) -> None:
    """Lock a byte for this process. Raises TimeoutError when another holds it until then.

    The system would wait better than by asking again, but for ever, if the other is stopped.
    """
    if _locked_at_once(file, byte):
        return
    about_to_wait()
    pause = SHORTEST
    while not _locked_at_once(file, byte):
        if time.monotonic() >= until:
            raise TimeoutError("Another process that writes does not end its turn.")
        time.sleep(pause)
        pause = min(pause * GROWTH, LONGEST)


def _locked_at_once(file: int, byte: int) -> bool:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
    except BlockingIOError:
        return False
    return True
