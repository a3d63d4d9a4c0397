"""Connections arriving, handed to the process with the fewest."""

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
# Connections accepted before messages from the children are read again.
AT_ONCE = 64
# When file descriptors run out, some are soon freed.
SHORT_OF_FILES_SECONDS = 0.5


class Reception:
    """The listener of all processes; while none is ready, the system queues connections."""

    def __init__(self, listener: socket.socket, children: Sequence[Child], tally: Tally) -> None:
        self._listener = listener
        self._children = children
        self._tally = tally
        self._is_open = False
        self.opens_at = 0.0
        listener.listen(BACKLOG)
        listener.setblocking(False)

    def open_or_close(self, selector: selectors.BaseSelector) -> None:
        """Watch the listener while some process can take connections."""
        wanted = time.monotonic() >= self.opens_at
        wanted = wanted and any(child.is_ready for child in self._children)
        if wanted and not self._is_open:
            selector.register(self._listener, selectors.EVENT_READ, self)
        elif self._is_open and not wanted:
            selector.unregister(self._listener)
        self._is_open = wanted

    def accept(self) -> None:
        """Accept waiting connections and hand them out."""
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
        """Release the port."""
        self._listener.close()

    def _hand_out(self, connection: socket.socket) -> None:
        ready = [child for child in self._children if child.is_ready]
        for child in sorted(ready, key=lambda child: child.load(self._tally)):
            if child.offer(connection):
                return
        log.warning("A connection was refused: no process could take it.")
