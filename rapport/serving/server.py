"""The server: one process or several, until told to stop.

Each process has pages, loops or both.
"""

from __future__ import annotations

import ctypes
import logging
import os
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from types import FrameType
from wsgiref.types import WSGIApplication

from django.db import connection, connections
from django.utils.translation import gettext as _

from rapport.core.errors import Misconfigured
from rapport.metrics.warehouse import in_one_process
from rapport.serving import housekeeping
from rapport.serving.crew import Crew
from rapport.serving.prepare import prepare
from rapport.serving.processes.parent import Parent, Place, share_memory
from rapport.serving.web.crowd import Limits
from rapport.serving.web.dispatcher import Dispatcher, load_pages
from rapport.serving.web.pages import Handed, Listener, Source, answer
from rapport.timeline import worker
from rapport.timeline.news.hub import HUB
from rapport.timeline.news.lookout import Lookout
from rapport.timeline.news.stream import StreamsHere

log = logging.getLogger(__name__)

# Bytes that the system keeps for a client beyond those on their way.
MOST_UNSENT = 128 << 10
# Connections, files in which bodies wait, databases.
FILES = 16_384
# From glibc's malloc.h.
M_ARENA_MAX = -8
# Once requests have ended, loops get this long, then stragglers.
LOOP_SECONDS = 3.0
STRAGGLER_SECONDS = 2.0
# More processes would cost more memory than the speed is worth to people who did not ask for it.
MOST_BY_DEFAULT = 4

Ready = Callable[[str], None]


class Role(StrEnum):
    """Which part of the server a process is."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


def processes_by_default() -> int:
    """Return one process per available core, at most four."""
    usable = getattr(os, "sched_getaffinity", None)
    cores = len(usable(0)) if usable else os.cpu_count() or 1
    return min(cores, MOST_BY_DEFAULT)


def run(
    host: str,
    port: int,
    *,
    role: Role = Role.ALL,
    processes: int = 1,
    ready: Ready = lambda url: None,
) -> None:
    """Serve until SIGTERM or SIGINT; ``ready`` is called with the address once it answers.

    Port 0 means any free port. Of several processes the first runs the loops and readers, unless
    the role has none, and keeps the process that counts figures. Raises Misconfigured when the
    port or the database is not available.
    """
    _share_heaps()
    _allow_files()
    listener = None if role is Role.WORKER else bind(host, port)
    prepare()
    if listener is None:
        _work(ready)
        return
    pages_of_desk, say = load_pages(), partial(ready, url_of(listener))
    if processes == 1:
        share_memory()
        crew = Crew(worker.loaded() if role is Role.ALL else [], role=role)
        dispatcher = Dispatcher(pages_of_desk, HUB, StreamsHere())
        _serve(dispatcher, Listener(listener, say), crew, Limits(), is_first=True)
    else:
        connections.close_all()
        Parent(listener, processes, partial(_serve_in_place, role, pages_of_desk), say).run()


def bind(host: str, port: int) -> socket.socket:
    """Bind the port before anything else is done; raises Misconfigured when it is not available."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "TCP_NOTSENT_LOWAT"):
            # Handed down to every connection: otherwise the system takes megabytes for each client
            # that does not read, where no deadline sees them.
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, MOST_UNSENT)
        listener.bind(address)
    except OSError as error:
        raise Misconfigured(
            _("Rapport cannot listen on %(host)s, port %(port)d: %(reason)s.")
            % {"host": host, "port": port, "reason": error.strerror}
        ) from error
    return listener


def url_of(listener: socket.socket) -> str:
    """Return the address at which a browser on this machine reaches the socket."""
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def _share_heaps() -> None:
    """Limit malloc to two heaps: by default glibc gives each thread its own and returns little."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "gnu_get_libc_version"):
        libc.mallopt(M_ARENA_MAX, 2)


def _allow_files() -> None:
    """Raise the number of open files from the system's careful default to what it permits."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _work(ready: Ready) -> None:
    """Run the loops without pages."""
    crew = Crew(worker.loaded(), role=Role.WORKER)
    _on_signals(crew.stopping.set)
    with in_one_process(keep=True):
        lookout = Lookout()
        crew.start(lookout)
        ready("")
        crew.stopping.wait()
        lookout.stop()
        crew.stop(LOOP_SECONDS)
    _leave(tidy=True)


def _serve_in_place(role: Role, pages_of_desk: WSGIApplication, place: Place) -> None:
    """Serve as one of several processes; the first has the loops."""
    is_first = place.number == 0
    has_loops = is_first and role is Role.ALL
    crew = Crew(
        worker.loaded() if has_loops else [],
        role=Role.ALL if has_loops else Role.WEB,
        replaces=place.replaces,
        restarts=place.restarts,
    )
    dispatcher = Dispatcher(pages_of_desk, HUB, place.row)
    source, limits = Handed(place.wire, place.row.close), Limits().shared_by(place.among)
    _serve(dispatcher, source, crew, limits, is_first=is_first)


def _serve(
    dispatcher: Dispatcher, source: Source, crew: Crew, limits: Limits, *, is_first: bool
) -> None:
    """Answer requests while the crew works."""
    _on_signals(crew.stopping.set)
    HUB.prepare()
    lookout, hub = Lookout(), threading.Thread(target=HUB.run, name="hub", daemon=True)
    with in_one_process(keep=is_first):
        crew.start(lookout, hub)
        try:
            answer(dispatcher, source, crew, limits)
        finally:
            # A second signal changes nothing.
            _on_signals(crew.stopping.set)
            dispatcher.close()
            HUB.close()
            lookout.stop()
            crew.stop(LOOP_SECONDS)
    _leave(tidy=is_first)


def _on_signals(act: Callable[[], None]) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        act()

    for number in (signal.SIGTERM, signal.SIGINT):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handle)


def _leave(*, tidy: bool) -> None:
    """End the process even if a request is still running; its transaction is rolled back."""
    if tidy and connection.vendor == "sqlite":
        housekeeping.tidy_sqlite()
    connections.close_all()
    until = time.monotonic() + STRAGGLER_SECONDS
    others = [t for t in threading.enumerate() if t is not threading.main_thread() and not t.daemon]
    for thread in others:
        thread.join(max(0.0, until - time.monotonic()))
    if any(thread.is_alive() for thread in others):
        log.warning("Requests were still under way when the server stopped.")
        sys.stdout.flush()
        os._exit(0)
