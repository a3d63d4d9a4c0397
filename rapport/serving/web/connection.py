"""One connection, with deadlines and limits for its client.

uvicorn reads the protocol; here are the deadlines and limits that it does not have. A client that
keeps the server waiting costs a connection and a little memory until its time is over, and never
a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum
from typing import Any

from django.conf import settings
from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from rapport.core.doors import sizes
from rapport.core.doors.addresses import client_of, household, is_within, normal
from rapport.core.face.context import LIVE_URL
from rapport.serving.web import refusals
from rapport.serving.web.crowd import Crowd
from rapport.serving.web.refusals import Refusal
from rapport.serving.web.taken import Taken

SESSION = f"{settings.SESSION_COOKIE_NAME}=".encode()


class Phase(Enum):
    """What the server waits for; the value is the order in which connections give way."""

    HEAD = 0
    READING = 1
    BODY = 2
    IDLE = 3


class Connection(HttpToolsProtocol):
    """A connection that has to keep to the limits of its crowd."""

    def __init__(
        self, config: Config, state: ServerState, crowd: Crowd, closed: Callable[[], None]
    ) -> None:
        super().__init__(config=config, server_state=state, app_state={})
        self._crowd = crowd
        self._closed = closed
        self._limits = crowd.limits
        self._peer = ""
        self.address = ""
        self.is_stream = False
        self.is_over = False
        self._phase = Phase.HEAD
        self._since = self.loop.time()
        self._head_bytes = 0
        self._body_bytes = 0
        self._largest = 0
        # Requests that are not answered to the end; more than one only if the client pipelines.
        self._open = 0
        self._taken = Taken(self._limits.reading, self._limits.rate, crowd.expect)

    # --- What the crowd asks --------------------------------------------------------------------

    @property
    def rank(self) -> tuple[int, float] | None:
        """Return how early it gives way, or None while its request is being answered."""
        if self.is_over:
            return None
        if self._taken.since is not None:
            return Phase.READING.value, self._taken.since
        if self._phase is Phase.IDLE and self._is_answering:
            return None
        return self._phase.value, self._since

    @property
    def is_waited_for(self) -> bool:
        """Return whether its client has something to send or to read."""
        return self._phase is not Phase.IDLE or self._taken.since is not None

    def look(self, now: float) -> None:
        """End it if the client has taken too long."""
        unsent = self.transport.get_write_buffer_size()
        if self._taken.is_too_slow(unsent, now):
            self.is_over = True
            self.transport.abort()
        elif not self.is_over and now >= self._due and not self._is_held_up:
            slow = refusals.SLOW_BODY if self._phase is Phase.BODY else refusals.SLOW_HEAD
            self.refuse(slow)

    def give_way(self) -> None:
        """End it in favour of somebody else."""
        self._crowd.leave(self)
        if self._phase is Phase.BODY and self._taken.since is None:
            self.refuse(refusals.CROWDED)
        else:
            self.is_over = True
            self.transport.abort()

    # --- What uvicorn calls ---------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Find a place for it, or say that there is none."""
        super().connection_made(self._taken.counting(transport))
        self._peer = normal(self.client[0]) if self.client else ""
        self.address = self._address_between_requests
        self._crowd.expect()
        refusal = self._crowd.admit(self)
        if refusal is not None:
            self.refuse(refusal)

    def connection_lost(self, exc: Exception | None) -> None:
        """Give its place back."""
        self._end_body()
        self._crowd.leave(self)
        self.is_over = True
        super().connection_lost(exc)
        self._closed()

    def data_received(self, data: bytes) -> None:
        """Read on, unless the client has been refused: then the rest is thrown away."""
        if self.is_over:
            return
        if self._phase is Phase.IDLE:
            self._enter(Phase.HEAD)
        if self._phase is Phase.HEAD:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._phase is Phase.HEAD and self._head_bytes > self._limits.head_bytes:
            self.refuse(refusals.LARGE_HEAD)

    def on_message_begin(self) -> None:
        """Wait for a head, also where it follows a request in the same breath."""
        if self._phase is Phase.IDLE:
            self._enter(Phase.HEAD)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Judge a request by its head, before anything of its body is kept."""
        if self.is_over:
            return
        self._open += 1
        super().on_headers_complete()
        self._enter(Phase.BODY)
        if self._open > 1:
            # Its connection counts for whoever asked first.
            self._largest = sizes.FORM
            return
        refusal = self._judge_head() or self._count_for_client() or self._judge_size()
        if refusal is not None:
            self.refuse(refusal)

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body, as far as the door lets it in."""
        if self.is_over:
            return
        self._body_bytes += len(body)
        self._crowd.bodies += len(body)
        if self._body_bytes > self._largest:
            self.refuse(refusals.LARGE_BODY)
        elif self._crowd.bodies > self._limits.bodies:
            self.refuse(refusals.CROWDED)
        else:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Wait for the answer now, not for the client."""
        if self.is_over:
            return
        self._phase = Phase.IDLE
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._since = self.loop.time()
        self._open -= 1
        self._end_body()
        self._taken.look(self.transport.get_write_buffer_size(), self._since)
        self._place(self._address_between_requests, is_stream=False)
        super().on_response_complete()

    # --- Its own --------------------------------------------------------------------------------

    def refuse(self, refusal: Refusal) -> None:
        """Answer with a refusal and end; what still arrives is thrown away for a moment.

        Closed at once, the system would send a reset, and the answer be lost on its way.
        """
        self._end_body()
        can_be_told = self._can_be_told
        self.is_over = True
        self._unset_keepalive_if_required()
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if not can_be_told:
            self.transport.abort()
            return
        languages = self._header(b"accept-language").decode("latin1")
        path = (self.scope or {}).get("path", "")
        as_json = isinstance(path, str) and path.startswith("/api/")
        self.flow.resume_reading()
        self.transport.write(refusals.written(refusal, as_json=as_json, languages=languages))
        self.transport.write_eof()
        self._crowd.linger(self.transport.abort)

    @property
    def _can_be_told(self) -> bool:
        """Return whether an answer could begin now: none has begun for what is refused."""
        if self._open > 1 or self.transport.is_closing():
            return False
        if self.cycle is None or (self._phase is Phase.HEAD and self.cycle.response_complete):
            return True
        return not self.cycle.response_started

    @property
    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    @property
    def _is_held_up(self) -> bool:
        """Return whether it is ours to read on: then the client is not late."""
        return self.flow.read_paused or (self._phase is Phase.HEAD and self._is_answering)

    @property
    def _due(self) -> float:
        limits = self._limits
        if self._phase is Phase.HEAD:
            return self._since + limits.head
        if self._phase is Phase.BODY:
            allowed = limits.body + self._body_bytes / limits.rate
            return self._since + min(allowed, limits.longest)
        return float("inf")

    @property
    def _address_between_requests(self) -> str:
        is_proxy = is_within(self._peer, settings.TRUSTED_PROXIES)
        return "" if is_proxy else household(self._peer)

    def _enter(self, phase: Phase) -> None:
        self._phase, self._since = phase, self.loop.time()
        if phase is Phase.HEAD:
            self._head_bytes = 0
        self._crowd.expect()

    def _count_for_client(self) -> Refusal | None:
        """Count the connection for whom the request is from, and a stream among the streams."""
        forwarded = self._header(b"x-forwarded-for").decode("latin1")
        client = client_of(self._peer, forwarded, settings.TRUSTED_PROXIES)
        if self.client and client != self.client[0]:
            self.scope["client"] = (client, self.client[1])
        if self._header(b"x-forwarded-proto") == b"https" and not self.address:
            self.scope["scheme"] = "https"
        is_stream = self.scope["path"] == LIVE_URL and self.scope["method"] == "GET"
        return self._place(household(client), is_stream=is_stream)

    def _place(self, address: str, *, is_stream: bool) -> Refusal | None:
        if (address, is_stream) == (self.address, self.is_stream):
            return None
        self._crowd.leave(self)
        self.address, self.is_stream = address, is_stream
        return self._crowd.admit(self)

    def _judge_head(self) -> Refusal | None:
        """Refuse a head that is too long although it came in one piece."""
        if self._head_bytes <= self._limits.head_bytes:
            return None
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        return refusals.LARGE_HEAD if size > self._limits.head_bytes else None

    def _judge_size(self) -> Refusal | None:
        """Refuse a body by the size that its head states; without one it is counted."""
        length = self._header(b"content-length")
        if not length and not self._header(b"transfer-encoding"):
            return None
        is_known = bool(self._header(b"authorization")) or SESSION in self._header(b"cookie")
        self._largest = sizes.largest_at(self.scope["path"], is_known=is_known)
        return refusals.LARGE_BODY if int(length or 0) > self._largest else None

    def _end_body(self) -> None:
        self._crowd.bodies -= self._body_bytes
        self._body_bytes = 0

    def _header(self, name: bytes) -> bytes:
        """Return the values of a header, with commas between them."""
        found: Any = self.headers or ()
        return b",".join(value for key, value in found if key == name)
