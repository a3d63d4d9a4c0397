"""The write-ahead log, flushed for several transactions at once.

With ``synchronous=FULL`` SQLite waits for the disk inside each transaction, and the next writer
waits with it. Here a transaction ends without waiting, the next one begins, and finished ones wait
together: one call puts them all on disk (docs/decisions/0022).
"""

from __future__ import annotations

import os
import threading
from collections import deque
from pathlib import Path
from typing import NamedTuple

# Not every system has the call that leaves out a file's times.
_put_on_disk = getattr(os, "fdatasync", os.fsync)


class Loss(NamedTuple):
    """Commits, by the first and last number, that the disk has refused."""

    first: int
    last: int
    error: OSError


class Log:
    """The log of one database file, for the threads of one process.

    Commits are numbered in the order in which they are announced. The first thread to find nobody
    at it flushes all commits announced until then; the others wait for that, or for the next time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changed = threading.Condition()
        self._is_syncing = False
        self._told = 0
        self._done = 0
        # The system reports a failure only once; another call would hear that all is well.
        self._losses: deque[Loss] = deque(maxlen=10)

    def sync(self) -> None:
        """Return once this thread's commits are on disk. Raises OSError if that fails.

        Call it while a connection to the database is open: otherwise SQLite may replace the log by
        another file.
        """
        with self._changed:
            self._told += 1
            mine = self._told
            self._changed.wait_for(lambda: self._done >= mine or not self._is_syncing)
            is_leader = self._done < mine
            self._is_syncing = self._is_syncing or is_leader
            last = self._told
        if is_leader:
            self._sync_up_to(last)
        self._raise_if_lost(mine)

    def is_there(self) -> bool:
        """Return whether there is a file: SQLite deletes it when nobody has the database open."""
        return self._path.exists()

    def _sync_up_to(self, last: int) -> None:
        try:
            self._sync_file()
        except OSError as error:
            self._losses.append(Loss(self._done + 1, last, error))
        finally:
            with self._changed:
                self._done = last
                self._is_syncing = False
                self._changed.notify_all()

    def _raise_if_lost(self, number: int) -> None:
        for loss in tuple(self._losses):
            if loss.first <= number <= loss.last:
                raise loss.error

    def _sync_file(self) -> None:
        # Opened each time: SQLite deletes the file with its last connection and creates it again.
        file = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            _put_on_disk(file)
        finally:
            os.close(file)
