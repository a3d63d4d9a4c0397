"""Clients that keep a server waiting, and normal ones beside them.

Used by the tests of the door and by ``bin/bench trust slow``.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

# Small, so that the client's own system does not read for it.
LEAST_BUFFER = 4096
SLOW_SECONDS = 1.0


@dataclass
class Crowd:
    """Slow clients of one server, and what they were told."""

    port: int
    heavy: str
    cookie: str = ""
    told: Counter[str] = field(default_factory=Counter)
    open: int = 0
    most_open: int = 0

    async def attack(self, kinds: tuple[str, ...], each: int, seconds: float) -> None:
        """Keep so many clients of each kind at it; one that is cut comes again at once."""
        until = time.monotonic() + seconds
        ways = [getattr(self, f"_{kind}") for kind in kinds for _ in range(each)]
        await asyncio.gather(*(self._again(way, until) for way in ways))

    async def _again(self, way: Callable[..., Awaitable[None]], until: float) -> None:
        while time.monotonic() < until:
            kind = way.__name__.strip("_")
            try:
                async with asyncio.timeout(max(0.1, until - time.monotonic())):
                    await self._connected(way)
            except TimeoutError:
                return
            except OSError as error:
                self.told[f"{kind} {type(error).__name__}"] += 1
                await asyncio.sleep(0.05)

    async def _connected(self, way: Callable[..., Awaitable[None]]) -> None:
        probe = socket.socket()
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, LEAST_BUFFER)
        probe.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(probe, ("127.0.0.1", self.port))
            self.open += 1
            self.most_open = max(self.open, self.most_open)
            try:
                await way(probe)
            finally:
                self.open -= 1
        finally:
            probe.close()

    async def _head(self, probe: socket.socket) -> None:
        """Send a head that never ends."""
        await self._drip(
            probe, "head", b"GET /accounts/login/ HTTP/1.1\r\nHost: x\r\n", b"X-A: b\r\n"
        )

    async def _body(self, probe: socket.socket) -> None:
        """Send a body that never comes."""
        head = b"POST /accounts/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n"
        await self._drip(probe, "body", head, b"a")

    async def _reading(self, probe: socket.socket) -> None:
        """Read a byte of a long answer now and then."""
        loop = asyncio.get_running_loop()
        line = f"GET {self.heavy} HTTP/1.1\r\nHost: x\r\nCookie: {self.cookie}\r\n\r\n"
        await loop.sock_sendall(probe, line.encode())
        while await loop.sock_recv(probe, 1):
            await asyncio.sleep(SLOW_SECONDS)
        self.told["reading cut"] += 1

    async def _drip(self, probe: socket.socket, kind: str, head: bytes, drop: bytes) -> None:
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(probe, head)
        while True:
            with suppress(TimeoutError):
                said = await asyncio.wait_for(loop.sock_recv(probe, 4096), SLOW_SECONDS)
                self.told[f"{kind} {said[9:12].decode() or 'cut'}"] += 1
                return
            await loop.sock_sendall(probe, drop)


async def asked_in_seconds(port: int, path: str, more: str = "") -> tuple[int, float]:
    """Ask once on a connection of its own; return status and seconds."""
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n".encode())
    said = await reader.read(-1)
    writer.close()
    return int(said[9:12]), time.perf_counter() - begun


async def worked_in_seconds(
    port: int, paths: list[str], seconds: float, more: str = ""
) -> list[float]:
    """Ask for one page after another; return how long each took. Every answer must be 200."""
    until = time.monotonic() + seconds
    took = []
    while time.monotonic() < until:
        for path in paths:
            status, passed = await asked_in_seconds(port, path, more)
            assert status == 200, (path, status)
            took.append(passed)
            await asyncio.sleep(0.02)
    return took
