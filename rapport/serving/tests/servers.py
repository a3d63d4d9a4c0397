"""Real servers for tests, each in a process of its own.

With ``Desk``, a second process at the same desk.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

PATIENCE = 90.0


class Server:
    """``rapport serve`` on a free port."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.environment = environment
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rapport.cli", "serve", "--port", "0", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: deque[str] = deque(maxlen=200)
        self._ready = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()
        if not self._ready.wait(PATIENCE) or not self._said("Rapport "):
            self.kill()
            raise AssertionError(f"The server did not start:\n{self.said}")

    @property
    def url(self) -> str:
        """Return the address that it printed."""
        found = re.search(r"is at (http://\S+)", self.said)
        assert found, self.said
        return found[1]

    @property
    def said(self) -> str:
        """Return its output so far."""
        return "\n".join(self._lines)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def children(self) -> list[int]:
        """Return the ids of its serving processes, if there are several, in the order of their
        places.
        """
        return children_of(self.pid)

    @property
    def family(self) -> list[int]:
        """Return the ids of all processes of the server."""
        return [self.pid, *descendants_of(self.pid)]

    def get(self, path: str, session: str = "") -> tuple[int, bytes]:
        """Return status and body of a page."""
        headers = {"Cookie": f"sessionid={session}"} if session else {}
        request = Request(self.url + path, headers=headers)
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def ask(self, path: str, token: str, body: object = None) -> tuple[int, Any]:
        """Return status and answer of the API; a ``body`` makes it a POST."""
        data = None if body is None else json.dumps(body).encode()
        head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        try:
            with urlopen(Request(self.url + path, data, head), timeout=PATIENCE) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, error.read()

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._process.send_signal(signal.SIGTERM)
        assert self._process.wait(PATIENCE) == 0, self.said

    def kill(self) -> None:
        """Kill it as a power cut would; doing so again changes nothing."""
        children = children_of(self.pid) if self._process.poll() is None else []
        for pid in (self.pid, *children) if children else ():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait(PATIENCE)

    def kill_parent(self) -> None:
        """Kill only the process that was started, and leave its children to themselves."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.append(line.rstrip())
            if line.startswith("Rapport "):
                self._ready.set()
        self._ready.set()

    def _said(self, words: str) -> bool:
        return any(line.startswith(words) for line in self._lines)


def health_of(environment: dict[str, str]) -> Any:
    """Return the health as who manages the desk is told it, read beside the server."""
    told = subprocess.run(
        [sys.executable, "-m", "rapport.serving.tests.health_told"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return json.loads(told.stdout)


class Desk:
    """A second process at the desk, which carries out orders."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "rapport.serving.tests.second_process"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        made = self._answer()
        self.tickets: dict[str, int] = made["tickets"]
        self.sessions: dict[str, str] = made["sessions"]
        self.token: str = made["token"]

    def do(self, what: str, **more: Any) -> None:
        """Send it an order and wait for the result."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self._process.stdin.flush()
        assert self._answer() == {"done": what}

    def note(self, team: str, by: str) -> None:
        """Add somebody's note to the team's ticket."""
        self.do("note", ticket=self.tickets[team], by=by)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait(PATIENCE)

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


def children_of(pid: int) -> list[int]:
    """Return the living children of a process."""
    return [
        int(child)
        for told in Path(f"/proc/{pid}/task").glob("*/children")
        for child in told.read_text().split()
    ]


def descendants_of(pid: int) -> list[int]:
    """Return the children of a process, and theirs."""
    return [each for child in children_of(pid) for each in (child, *descendants_of(child))]


def megabytes_of(pids: list[int]) -> float:
    """Return the memory of processes, counting shared pages once."""
    told = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids]
    return sum(int(re.findall(r"^Pss:\s+(\d+) kB", text, re.M)[0]) for text in told) / 1024


def environment_for(database: str, home: Path) -> dict[str, str]:
    """Return the environment for processes on a database and data folder of their own."""
    return {**os.environ, "RAPPORT_DATABASE_URL": database, "RAPPORT_HOME": str(home)}
