"""A client of ``/events`` that acts like a browser."""

from __future__ import annotations

import http.client
import json
import queue
import socket
import threading
from typing import Any
from urllib.parse import urlsplit


class Ear:
    """An open stream: what it heard, its position, and whether it ended."""

    def __init__(self, url: str, session: str, *, after: str = "", place: str = "") -> None:
        self.heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self.place = ""
        self.ended = threading.Event()
        self.was_cut_off = False
        self._begun = threading.Event()
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=90)
        headers = {"Cookie": f"sessionid={session}", "Accept": "text/event-stream"}
        if place:
            headers["Last-Event-ID"] = place
        self._connection.request(
            "GET", "/events" + (f"?after={after}" if after else ""), None, headers
        )
        self._answer = self._connection.getresponse()
        self.status = self._answer.status
        if self.status == 200:
            threading.Thread(target=self._listen, daemon=True).start()
            assert self._begun.wait(30)

    def next(self, seconds: float) -> dict[str, Any]:
        """Return the next message; raises queue.Empty when none comes in time."""
        return self.heard.get(timeout=seconds)

    def is_silent(self, seconds: float) -> bool:
        """Return whether nothing is heard for this long."""
        try:
            self.heard.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def close(self) -> None:
        """Disconnect, as a closed tab does."""
        if self.status == 200 and self._connection.sock is not None and not self.ended.is_set():
            self._connection.sock.shutdown(socket.SHUT_RDWR)
            self.ended.wait(10)
        self._connection.close()

    def _listen(self) -> None:
        try:
            rest = b""
            # Not readline, which cannot tell a stream that was cut off from one that ended.
            while piece := self._answer.read1():
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    self._take(line.decode())
        except (OSError, http.client.HTTPException):
            self.was_cut_off = True
        finally:
            self.ended.set()

    def _take(self, line: str) -> None:
        if line.startswith("id: "):
            self.place = line[4:]
            self._begun.set()
        elif line.startswith("data: "):
            self.heard.put(json.loads(line[6:]))
