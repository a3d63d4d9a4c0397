"""The process that has DuckDB loaded.

A server starts it for the first figure (``keeper``) and hands it the number of a socket to
answer on. It ends after a while without queries, and with the server, whose end it sees on its
standard input. ``python -m rapport.metrics.duck.process FOLDER SOCKET SECONDS``
"""

from __future__ import annotations

import logging
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rapport.metrics.duck import place, wire
from rapport.metrics.duck.local import Local
from rapport.metrics.duck.query import QueryFailed

log = logging.getLogger("rapport.figures")

# How long a query may take.
QUERY_SECONDS = 20.0
# How often a client is told that its query is under way.
SIGN_SECONDS = 1.0
# How long a client may take to send the query or to accept the next rows: it may be downloading a
# file over a slow line.
ASKER_SECONDS = 300.0
# How many queries run at once: more would only share the cores, and each needs memory.
QUERIES_AT_ONCE = max(2, os.cpu_count() or 1)
# How many connections are served at once (others wait on the socket), and how often the socket is
# checked meanwhile.
MOST_ASKERS = 32
FULL_SECONDS = 0.05


class Process:
    """Answers queries on a socket until nobody needs it."""

    def __init__(self, root: Path, listener: socket.socket, rest: float) -> None:
        self._local = Local(root, seconds=QUERY_SECONDS)
        self._listener = listener
        self._rest = rest
        self._turns = threading.Semaphore(QUERIES_AT_ONCE)
        self._busy = 0
        self._counting = threading.Lock()

    def run(self, server: int) -> None:
        """Answer queries until the file ``server`` is closed or nobody has asked for a while."""
        while True:
            full = self._busy >= MOST_ASKERS
            heard = [server] if full else [server, self._listener.fileno()]
            ready, _, _ = select.select(heard, [], [], FULL_SECONDS if full else self._rest)
            if server in ready or (not ready and not self._busy):
                return
            if ready:
                self._accept()

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:  # The client has already gone.
            return
        self._count(1)
        threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection:
                connection.settimeout(ASKER_SECONDS)
                if place.is_ours(connection):
                    self._answer(connection)
        except wire.Malformed as error:
            log.warning("A question could not be answered: %s", error)
        except OSError:
            pass  # The client did not wait for the answer, or not for all of it.
        finally:
            self._count(-1)

    def _answer(self, connection: socket.socket) -> None:
        query = wire.receive_query(connection)
        try:
            with _signs_of_life(connection), self._turns:
                answer = self._local.answer(query)
        except QueryFailed as error:
            wire.send_error(connection, error)
        else:
            wire.send_answer(connection, answer)

    def _count(self, step: int) -> None:
        with self._counting:
            self._busy += step


@contextmanager
def _signs_of_life(connection: socket.socket) -> Iterator[None]:
    """Send the client signs of life during the block. Raises OSError when the client has gone."""
    wire.send_sign(connection)
    over = threading.Event()

    def go_on() -> None:
        with suppress(OSError):
            while not over.wait(SIGN_SECONDS):
                wire.send_sign(connection)

    sender = threading.Thread(target=go_on, daemon=True)
    sender.start()
    try:
        yield
    finally:
        over.set()
        sender.join()


def main(root: str, listener: str, rest: str) -> None:
    """Answer queries until there is nothing more to do."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # The server decides when this ends; Ctrl-C or a signal to the group is meant for the server.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    heard = socket.socket(fileno=int(listener))
    heard.setblocking(False)
    Process(Path(root), heard, float(rest)).run(sys.stdin.fileno())
    logging.shutdown()
    # Skip the clean exit: threads that still answer hold DuckDB, and nobody reads their answers.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
