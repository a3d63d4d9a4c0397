"""The HTTP connections of one process, read by uvicorn.

Nothing ticks while no connection is active.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from email.utils import formatdate
from typing import Any, cast

from uvicorn import Config
from uvicorn.server import ServerState

from rapport.serving.web.bridge import Message, Receive, Send
from rapport.serving.web.dispatcher import Dispatcher

BACKLOG = 2048
KEEP_ALIVE_SECONDS = 30


class Site:
    """Every open connection, and the application that answers their requests."""

    def __init__(self, dispatcher: Dispatcher, closed: Callable[[], None] = lambda: None) -> None:
        self._dispatcher = dispatcher
        self._state = ServerState()
        self._config = Config(
            cast(Any, self._dated),
            interface="asgi3",
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )
        self._config.load()
        self._protocol = _counting(self._config.http_protocol_class, closed)
        self._server: asyncio.Server | None = None
        self._arriving: set[asyncio.Task[Any]] = set()

    async def listen(self, listener: socket.socket) -> None:
        """Accept connections from the listener from now on."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connect, sock=listener, backlog=BACKLOG)

    def take(self, connection: socket.socket) -> None:
        """Take over a connection that was accepted elsewhere."""
        connection.setblocking(False)
        loop = asyncio.get_running_loop()
        task = loop.create_task(loop.connect_accepted_socket(self._connect, connection))
        self._arriving.add(task)
        task.add_done_callback(self._arriving.discard)

    async def close(self, seconds: float) -> None:
        """Take no more connections, and give running requests this long to end."""
        if self._server is not None:
            self._server.close()
        if self._arriving:
            await asyncio.wait(self._arriving, timeout=seconds)
        for connection in list(self._state.connections):
            connection.shutdown()
        if self._state.tasks:
            await asyncio.wait(self._state.tasks, timeout=seconds)
        for task in self._state.tasks:
            task.cancel()

    def _connect(self) -> asyncio.Protocol:
        protocol: asyncio.Protocol = self._protocol(
            config=self._config, server_state=self._state, app_state={}
        )
        return protocol

    async def _dated(self, scope: Message, receive: Receive, send: Send) -> None:
        # The list is read when an answer begins.
        self._state.default_headers[:] = [(b"date", _date(int(time.time())))]
        await self._dispatcher(scope, receive, send)


def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()


def _counting(protocol: Any, closed: Callable[[], None]) -> Any:
    """Return the protocol, changed to report when one of its connections has been closed."""

    class Counting(protocol):  # type: ignore[misc]
        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            closed()

    return Counting
