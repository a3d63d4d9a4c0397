"""Bounds of one conversation: bytes, age and share of connections."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, cast

from aiosmtpd.smtp import SMTP

from rapport.core.doors.addresses import household, is_within, networks, normal

# What mails on their way in may take of the memory together.
MOST_HELD = 512 << 20
# A mail that is larger than allowed is heard to its end, to refuse it for good; so much beyond.
OVER = 32 << 20
# However lively: whoever says something now and then would keep a place for ever.
OLDEST_SECONDS = 3600.0

LOOPBACK = networks("127.0.0.0/8, ::1")
CROWDED = b"421 4.3.2 Too many connections; try again later\r\n"
BUSY = b"421 4.3.1 Too much mail at once; try again later\r\n"
TOO_LARGE = b"552 5.3.4 That is far larger than anything taken here\r\n"


class Bounds:
    """What all conversations together may take."""

    def __init__(self, largest: int, connections: int) -> None:
        self.largest = largest
        # Half of them, so that a stranger cannot shut others out.
        self._most_of_peer = max(1, connections // 2)
        self._of_peer: Counter[str] = Counter()
        self.held = 0

    def admit(self, peer: str) -> bool:
        """Count a connection; return whether its peer may have one more.

        A mail server on this machine, which has no name here, may have all of them.
        """
        self._of_peer[peer] += 1
        return not peer or self._of_peer[peer] <= self._most_of_peer

    def leave(self, peer: str) -> None:
        """Count one connection less."""
        self._of_peer[peer] -= 1
        if not self._of_peer[peer]:
            del self._of_peer[peer]


class Bounded(SMTP):
    """A conversation that keeps to the bounds.

    The library counts a line only when it ends, and would gather one without an end.
    """

    bounds: Bounds
    _held = 0
    _counted_for: str | None = None
    _began: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, unless the peer has too many already."""
        super().connection_made(transport)
        if self._counted_for is not None:
            return  # The same one again, after STARTTLS.
        peer = transport.get_extra_info("peername")
        address = normal(str(peer[0])) if isinstance(peer, tuple) else ""
        is_here = is_within(address, LOOPBACK) or not address
        self._counted_for = "" if is_here else household(address)
        if not self.bounds.admit(self._counted_for):
            self._cut(CROWDED)

    def data_received(self, data: bytes) -> None:
        """Take what is said, as long as it is not too much."""
        self._held += len(data)
        self.bounds.held += len(data)
        if self._held > self.bounds.largest + OVER:
            self._cut(TOO_LARGE)
        elif self.bounds.held > MOST_HELD:
            self._cut(BUSY)
        else:
            super().data_received(data)

    def connection_lost(self, error: Exception | None) -> None:
        """Give back what it took."""
        self._let_go()
        if self._counted_for is not None:
            self.bounds.leave(self._counted_for)
            self._counted_for = None
        super().connection_lost(error)

    def _reset_timeout(self, duration: float | None = None) -> None:
        """Count from zero again: the library calls it at every command."""
        self._let_go()
        if self._began is None:
            self._began = self.loop.time()
        left = max(0.0, self._began + OLDEST_SECONDS - self.loop.time())
        super()._reset_timeout(min(duration or self._timeout_duration, left))

    def _let_go(self) -> None:
        self.bounds.held -= self._held
        self._held = 0

    def _cut(self, said: bytes) -> None:
        transport = cast(Any, self.transport)
        transport.write(said)
        transport.close()
