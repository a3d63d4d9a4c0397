"""Where connections arrive and are handed to the process that has fewest of them."""

from __future__ import annotations

import logging
import selectors
import socket
import time
from collections.abc import Sequence

from rapport.serving.processes.child import Child
from rapport.serving.processes.tally import Tally

log = logging.getLogger(__name__)

BACKLOG = 2048
# Connections accepted before the children's words are heard again.
AT_ONCE = 64
# Without file descriptors left, some of those in use are soon given back.
SHORT_OF_FILES_SECONDS = 0.5


class Reception:
    """The listener of all processes; while none is ready, connections wait with the system."""

    def __init__(self, listener: socket.socket, children: Sequence[Child], tally: Tally) -> None:
        self._listener = listener
        self._children = children
        self._tally = tally
        self._is_open = False
        self.opens_at = 0.0
        listener.listen(BACKLOG)
        listener.setblocking(False)

    def open_or_close(self, selector: selectors.BaseSelector) -> None:
        """Watch the listener while somebody can take connections."""
        wanted = time.monotonic() >= self.opens_at
        wanted = wanted and any(child.is_ready for child in self._children)
        if wanted and not self._is_open:
            selector.register(self._listener, selectors.EVENT_READ, self)
        elif self._is_open and not wanted:
            selector.unregister(self._listener)
        self._is_open = wanted

    def accept(self) -> None:
        """Accept what has arrived, and hand it out."""
        for _ in range(AT_ONCE):
            try:
                connection, _address = self._listener.accept()
            except (BlockingIOError, ConnectionError):
                return
            except OSError:
                log.warning("No connection can be accepted at the moment", exc_info=True)
                self.opens_at = time.monotonic() + SHORT_OF_FILES_SECONDS
                return
            with connection:
                self._hand_out(connection)

    def close(self) -> None:
        """Let go of the port."""
        self._listener.close()

    def _hand_out(self, connection: socket.socket) -> None:
        ready = [child for child in self._children if child.is_ready]
        for child in sorted(ready, key=lambda child: child.load(self._tally)):
            if child.offer(connection):
                return
        log.warning("A connection was refused: no process could take it.")
