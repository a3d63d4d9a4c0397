"""The bell of a desk on SQLite: a file touched for news.

The file is beside the database. The system notifies every process that watches it, so nobody has
to poll. Where it cannot (no inotify), the file's time is checked at short intervals.
"""

from __future__ import annotations

import ctypes
import logging
import os
import select
import socket
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from django.db import connection

log = logging.getLogger(__name__)

# From <sys/inotify.h>.
IN_ATTRIB = 0x4
LOOK_SECONDS = 0.15


def ring() -> None:
    """Tell every process at this desk that there is news."""
    try:
        _touch(_place())
    except OSError:
        # Processes that wait for it also look unasked now and then.
        log.warning("Other processes cannot be told of news", exc_info=True)


class Hearing:
    """Hears the bell from the beginning of the block to its end."""

    def __init__(self) -> None:
        self._place = _place()
        self._inotify = _open_inotify()
        self._seen = 0

    def __enter__(self) -> Hearing:
        _touch(self._place)
        self._follow()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._inotify is not None:
            os.close(self._inotify)

    def wait(self, other: socket.socket) -> None:
        """Wait until the bell rings or something can be read from ``other``."""
        if self._inotify is not None:
            awaited: list[int] = [self._inotify, other.fileno()]
            select.select(awaited, [], [])
            _drain(self._inotify)
        else:
            while self._stamp() == self._seen:
                if select.select([other], [], [], LOOK_SECONDS)[0]:
                    return
        self._follow()

    def _follow(self) -> None:
        """Follow the file that exists now: it may have been replaced."""
        self._seen = self._stamp()
        if self._inotify is not None:
            _touch_if_gone(self._place)
            path = os.fsencode(self._place)
            if ctypes.CDLL(None).inotify_add_watch(self._inotify, path, IN_ATTRIB) < 0:
                os.close(self._inotify)
                self._inotify = None

    def _stamp(self) -> int:
        try:
            return self._place.stat().st_mtime_ns
        except FileNotFoundError:
            return 0


def _place() -> Path:
    database = Path(connection.settings_dict["NAME"])
    return database.with_name(f"{database.name}-news")


def _touch(place: Path) -> None:
    try:
        os.utime(place)
    except FileNotFoundError:
        place.touch(mode=0o600)


def _touch_if_gone(place: Path) -> None:
    if not place.exists():
        place.touch(mode=0o600)


def _open_inotify() -> int | None:
    try:
        handle = int(ctypes.CDLL(None).inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
    except AttributeError:
        return None
    return handle if handle >= 0 else None


def _drain(inotify: int) -> None:
    """Read the system's notifications; all they say is that there was something."""
    with suppress(BlockingIOError):
        os.read(inotify, 4096)
