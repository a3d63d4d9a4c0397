"""Serving requests until told to stop."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from typing import Protocol

from rapport.serving.crew import Crew
from rapport.serving.processes import wire
from rapport.serving.web.crowd import Limits
from rapport.serving.web.dispatcher import Dispatcher
from rapport.serving.web.site import Site
from rapport.timeline.news.hub import HUB

# Open streams are closed at once; running requests get this long.
REQUEST_SECONDS = 2


class Source(Protocol):
    """A source of connections."""

    async def open(self, site: Site, stop: Callable[[], None]) -> None:
        """Pass connections to the site from now on; call ``stop`` when no more can come."""

    def close(self) -> None:
        """Stop passing connections."""

    def closed(self) -> None:
        """Note that a connection has been closed."""


class Listener:
    """Connections to a port of this process's own."""

    def __init__(self, listener: socket.socket, ready: Callable[[], None]) -> None:
        self._listener = listener
        self._ready = ready

    async def open(self, site: Site, stop: Callable[[], None]) -> None:
        await site.listen(self._listener)
        self._ready()

    def close(self) -> None:
        """Do nothing: the site closes the port, and could not if it were closed before."""

    def closed(self) -> None:
        """Do nothing: nobody counts them."""


class Handed:
    """Connections that the parent hands over; when it ends, in whatever way, this process ends
    too.
    """

    def __init__(self, wire: socket.socket, closed: Callable[[], None]) -> None:
        self._wire = wire
        self._closed = closed

    async def open(self, site: Site, stop: Callable[[], None]) -> None:
        def take() -> None:
            try:
                while (connection := wire.take(self._wire)) is not None:
                    site.take(connection)
            except EOFError:
                asyncio.get_running_loop().remove_reader(self._wire)
                stop()

        asyncio.get_running_loop().add_reader(self._wire, take)
        wire.say_ready(self._wire)

    def close(self) -> None:
        asyncio.get_running_loop().remove_reader(self._wire)
        self._wire.close()

    def closed(self) -> None:
        self._closed()


def answer(dispatcher: Dispatcher, source: Source, crew: Crew, limits: Limits) -> None:
    """Answer requests until SIGTERM, SIGINT or the end of the source; then stop the crew."""
    asyncio.run(_answer(dispatcher, source, crew, limits))


async def _answer(dispatcher: Dispatcher, source: Source, crew: Crew, limits: Limits) -> None:
    asked = asyncio.Event()

    def stop() -> None:
        crew.stopping.set()
        asked.set()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, stop)
    if not crew.stopping.is_set():
        site = Site(dispatcher, source.closed, limits)
        await source.open(site, stop)
        await asked.wait()
        source.close()
        HUB.close()
        await site.close(REQUEST_SECONDS)
