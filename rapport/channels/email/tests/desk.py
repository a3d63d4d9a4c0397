"""A desk in a data folder of its own.

A test starts and kills the processes that work on it.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from rapport.channels.email.tests.dovecot import PASSWORD

PROCESS = "rapport.channels.email.tests.fetching_process"


class Desk:
    """A desk in a folder of its own, whose processes a test kills."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("RAPPORT_")},
            "RAPPORT_HOME": str(home),
        }

    def run(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a Python module beside the test."""
        return subprocess.Popen(
            [sys.executable, "-m", *arguments],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def set_up(self, host: str, port: int, password: str = PASSWORD) -> None:
        """Set up the desk, with one mailbox on that server."""
        process = self.run(PROCESS, "set-up", host, str(port), password)
        assert process.wait(120) == 0

    def watch(self, poll_seconds: float = 30) -> subprocess.Popen[bytes]:
        """Start a process that fetches mail."""
        return self.run(PROCESS, "watch", str(poll_seconds))

    def wait_for(self, query: str, wanted: object, seconds: float = 60) -> None:
        """Wait until a query returns the wanted value."""
        until = time.monotonic() + seconds
        while (found := self.ask(query)[0][0]) != wanted:
            assert time.monotonic() < until, f"{query}: still {found} after {seconds:.0f} s"
            time.sleep(0.05)

    def ask(self, query: str) -> list[tuple[object, ...]]:
        """Return the rows of a query on the database."""
        path = f"file:{self.home / 'rapport.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(path, uri=True, timeout=20)) as database:
            return database.execute(query).fetchall()

    def count(self, query: str) -> int:
        """Return the number that a query gives."""
        number = self.ask(query)[0][0]
        assert isinstance(number, int)
        return number
