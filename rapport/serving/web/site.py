"""The HTTP connections of one process, read by uvicorn.

Nothing ticks while no client is waited for.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from typing import Any, cast

from uvicorn import Config
from uvicorn.server import ServerState

from rapport.serving.web.bridge import Message, Receive, Send
from rapport.serving.web.connection import Connection
from rapport.serving.web.crowd import Crowd, Limits

Application = Callable[[Message, Receive, Send], Awaitable[None]]

BACKLOG = 2048
KEEP_ALIVE_SECONDS = 30


class Site:
    """Every open connection, and the application that answers their requests."""

    def __init__(
        self,
        application: Application,
        closed: Callable[[], None] = lambda: None,
        limits: Limits = Limits(),  # noqa: B008 - frozen
    ) -> None:
        self._application = application
        self._closed = closed
        self._crowd = Crowd(limits)
        self._state = ServerState()
        self._config = Config(
            cast(Any, self._dated),
            interface="asgi3",
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            # Our own reading of them (connection.py) looks at the setting.
            proxy_headers=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
        )
        self._config.load()
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
        return Connection(self._config, self._state, self._crowd, self._closed)

    async def _dated(self, scope: Message, receive: Receive, send: Send) -> None:
        # The list is read when an answer begins.
        self._state.default_headers[:] = [(b"date", _date(int(time.time())))]
        await self._application(scope, receive, send)


def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()
