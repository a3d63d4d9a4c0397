"""The server's thread that holds the socket and starts DuckDB's process."""

from __future__ import annotations

import logging
import os
import select
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from rapport.metrics.duck import place

log = logging.getLogger(__name__)

# How long the process stays without queries; starting it again takes a quarter of a second.
REST_SECONDS = 60.0
# How soon this server takes over after another on the same machine has ended.
TAKEOVER_SECONDS = 5.0
# How long to wait after the process failed to start or crashed.
RECOVERY_SECONDS = 1.0


class Keeper(threading.Thread):
    """Holds the socket of one folder on this machine, unless another server does.

    The socket is open whether the process runs or not: queries wait in it while the process
    starts. So nothing is lost, and askers need not know whether it runs.
    """

    def __init__(self, root: Path, *, rest: float = REST_SECONDS) -> None:
        super().__init__(name="figures", daemon=True)
        self._root = root
        self._rest = rest
        self._over = threading.Event()
        self._bell, self._button = socket.socketpair()
        self._held: int | None = None
        self._listener: socket.socket | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()

    @property
    def child(self) -> int | None:
        """Return the process id while the process runs, else None."""
        child = self._child
        return child.pid if child else None

    def start(self) -> None:
        """Take the socket, unless another server has it, before anybody can ask."""
        self._take()
        super().start()

    def run(self) -> None:
        """Hold the socket until told to stop."""
        while not self._over.is_set():
            if self._listener is None:
                self._over.wait(TAKEOVER_SECONDS)
                self._take()
                continue
            try:
                self._keep(self._listener)
            finally:
                self._give_back(self._listener)

    def close(self) -> None:
        """Stop the process and the thread."""
        self._over.set()
        self._button.send(b"!")
        with self._starting:
            if self._child is not None and self._child.stdin is not None:
                self._child.stdin.close()
        self.join()
        self._bell.close()
        self._button.close()

    def __enter__(self) -> Keeper:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _take(self) -> None:
        """Take the socket, if no other server has it and the folder can be used."""
        if self._over.is_set():
            return
        try:
            self._held = place.lock(self._root)
            if self._held is not None:
                self._listener = place.listen(self._root)
        except OSError:
            log.exception("The folder of the figures cannot be used")
            self._let_go()

    def _give_back(self, listener: socket.socket) -> None:
        self._listener = None
        place.close(self._root, listener)
        self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            os.close(held)

    def _keep(self, listener: socket.socket) -> None:
        """Start the process whenever it is asked; return when told to stop, or the file is gone."""
        while not self._over.is_set():
            if not select.select([listener, self._bell], [], [], TAKEOVER_SECONDS)[0]:
                if place.is_there(self._root):
                    continue
                return
            with self._starting:
                if self._over.is_set():
                    return
                self._child = self._start(listener)
            with self._child:
                status = self._child.wait()
            self._child = None
            if status:
                log.error("The process that counts figures ended with %d", status)
                _turn_away(listener)
                self._over.wait(RECOVERY_SECONDS)

    def _start(self, listener: socket.socket) -> subprocess.Popen[bytes]:
        handed = str(listener.fileno())
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "rapport.metrics.duck.process",
                str(self._root),
                handed,
                str(self._rest),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
            # glibc gives each thread an arena of its own and returns little of it.
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},
        )


def _turn_away(listener: socket.socket) -> None:
    """Close waiting connections, so that askers learn at once that nobody will answer."""
    with suppress(BlockingIOError):
        while select.select([listener], [], [], 0)[0]:
            listener.accept()[0].close()
