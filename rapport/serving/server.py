"""The server process: pages, live refresh and loops, started and stopped together."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from types import FrameType

import uvicorn
from django.db import connection, connections
from django.utils.translation import gettext as _

from rapport.core.errors import Misconfigured
from rapport.metrics.warehouse import in_one_process
from rapport.serving import housekeeping
from rapport.serving.asgi import Door
from rapport.serving.crew import Crew
from rapport.serving.prepare import prepare
from rapport.timeline import readers, worker
from rapport.timeline.hub import HUB
from rapport.timeline.watch import watch

log = logging.getLogger(__name__)

# From glibc's malloc.h.
M_ARENA_MAX = -8
# Open pages are let go at once; requests under way get this long, then loops, then stragglers.
REQUEST_SECONDS = 2
LOOP_SECONDS = 3.0
STRAGGLER_SECONDS = 2.0


class Role(StrEnum):
    """Which part of the server a process is."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


def run(
    host: str, port: int, *, role: Role = Role.ALL, ready: Callable[[str], None] = lambda url: None
) -> None:
    """Serve until SIGTERM or SIGINT; ``ready`` is called with the address once it answers.

    Port 0 takes a free one. Raises Misconfigured when the port or the database cannot be had.
    """
    _share_heaps()
    listener = None if role is Role.WORKER else bind(host, port)
    prepare()
    readers.every()
    crew = Crew(worker.every() if role is not Role.WEB else [], role=role)
    watcher = threading.Thread(target=watch, args=[crew.stopping], name="watch", daemon=True)
    with in_one_process(keep=True):
        if listener is None:
            _run_loops(crew, watcher, ready)
        else:
            _run_pages(crew, watcher, listener, ready)
    if connection.vendor == "sqlite":
        housekeeping.tidy_sqlite()
    connections.close_all()
    _leave()


def bind(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done; Misconfigured when it cannot be had."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise Misconfigured(
            _("Rapport cannot listen on %(host)s, port %(port)d: %(reason)s.")
            % {"host": host, "port": port, "reason": error.strerror}
        ) from error
    return listener


def _share_heaps() -> None:
    """Let threads share two heaps: glibc gives each its own and returns little of them."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "gnu_get_libc_version"):
        libc.mallopt(M_ARENA_MAX, 2)


def _run_loops(crew: Crew, watcher: threading.Thread, ready: Callable[[str], None]) -> None:
    _on_signals(crew.stopping.set)
    crew.start(watcher)
    ready("")
    crew.stopping.wait()
    crew.stop(LOOP_SECONDS)


def _run_pages(
    crew: Crew,
    watcher: threading.Thread,
    listener: socket.socket,
    ready: Callable[[str], None],
) -> None:
    HUB.prepare()
    hub = threading.Thread(target=HUB.run, name="hub", daemon=True)
    # Before uvicorn listens for signals itself, and after: it raises them anew when it has ended.
    _on_signals(crew.stopping.set)
    crew.start(watcher, hub)
    door = Door(HUB)
    try:
        _Server(door, crew, ready).run([listener])
    finally:
        door.close()
        HUB.close()
        crew.stop(LOOP_SECONDS)


class _Server(uvicorn.Server):
    """uvicorn, which says when it is ready and lets go of open streams before it waits."""

    def __init__(self, door: Door, crew: Crew, ready: Callable[[str], None]) -> None:
        super().__init__(
            uvicorn.Config(
                door,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_keep_alive=30,
                timeout_graceful_shutdown=REQUEST_SECONDS,
            )
        )
        self._crew = crew
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.should_exit = self._crew.stopping.is_set()
        if sockets:
            self._ready(url_of(sockets[0]))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._crew.stopping.set()
        HUB.close()
        await super().shutdown(sockets)


def url_of(listener: socket.socket) -> str:
    """Return the address at which a browser on this machine reaches the socket."""
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def _on_signals(act: Callable[[], None]) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        act()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)


def _leave() -> None:
    """End the process even when a request is still under way; its transaction is undone."""
    until = time.monotonic() + STRAGGLER_SECONDS
    others = [t for t in threading.enumerate() if t is not threading.main_thread() and not t.daemon]
    for thread in others:
        thread.join(max(0.0, until - time.monotonic()))
    if any(thread.is_alive() for thread in others):
        log.warning("Requests were still under way when the server stopped.")
        sys.stdout.flush()
        os._exit(0)
