"""Chunks of an answer, between its thread and its client."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator
from tempfile import TemporaryFile
from typing import IO

# Kept in memory for a client; what is beyond waits on disk.
IN_MEMORY = 1 << 20
# Beyond this the thread waits after all: a disk is not endless either.
MOST_WAITING = 256 << 20
CHUNK = 64 << 10


class Gone(Exception):
    """Nobody reads the answer any more."""


class Relay:
    """The chunks of one answer: put by a thread, taken by the event loop.

    The thread that makes an answer thereby never waits for the client, up to ``MOST_WAITING``
    bytes.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._wake = asyncio.Event()
        self._room = threading.Condition()
        self._memory: deque[bytes] = deque()
        self._in_memory = 0
        self._file: IO[bytes] | None = None
        self._written = self._read = 0
        self._is_complete = self._is_closed = False

    def put(self, chunk: bytes) -> None:
        """Pass a chunk on, from the thread. Raises Gone when nobody wants it."""
        with self._room:
            while self._waiting > MOST_WAITING and not self._is_closed:
                self._room.wait()
            if self._is_closed:
                raise Gone
            if self._file is None and self._in_memory < IN_MEMORY:
                self._memory.append(chunk)
                self._in_memory += len(chunk)
            else:
                self._put_on_disk(chunk)
        self._loop.call_soon_threadsafe(self._wake.set)

    def end(self) -> None:
        """Say that this was all, from the thread."""
        with self._room:
            self._is_complete = True
        self._loop.call_soon_threadsafe(self._wake.set)

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the chunks in their order, as they come."""
        while True:
            self._wake.clear()
            with self._room:
                chunk, is_complete = self._take(), self._is_complete
            if chunk:
                yield chunk
            elif is_complete:
                return
            else:
                await self._wake.wait()

    def close(self) -> None:
        """Take no more; the thread learns of it at its next chunk."""
        with self._room:
            self._is_closed = True
            self._memory.clear()
            if self._file is not None:
                self._file.close()
                self._file = None
            self._room.notify_all()

    @property
    def _waiting(self) -> int:
        return self._in_memory + self._written - self._read

    def _put_on_disk(self, chunk: bytes) -> None:
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - closed in close()
        self._file.seek(self._written)
        self._file.write(chunk)
        self._written += len(chunk)

    def _take(self) -> bytes:
        """Return what comes next: what is in memory is older than what is on disk."""
        if self._memory:
            chunk = self._memory.popleft()
            self._in_memory -= len(chunk)
        elif self._file is not None and self._read < self._written:
            self._file.seek(self._read)
            chunk = self._file.read(min(CHUNK, self._written - self._read))
            self._read += len(chunk)
        else:
            return b""
        if self._file is not None and self._read == self._written:
            # Caught up: what comes from now on is kept in memory again.
            self._file.close()
            self._file, self._written, self._read = None, 0, 0
        self._room.notify_all()
        return chunk
