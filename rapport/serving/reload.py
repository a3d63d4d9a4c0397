"""A development server that restarts when code changes.

``python -m rapport.serving.reload`` takes the options of ``rapport serve``.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import rapport

ROOT = Path(rapport.__file__).parent
# Rendering caches templates in the process; styles and scripts are read each time.
WATCHED = frozenset({".py", ".html", ".mo"})
LOOK_SECONDS = 0.5
PATIENCE = 10.0


def changed_at() -> int:
    """Return the time of the latest change to a watched file, in nanoseconds."""
    return max(path.stat().st_mtime_ns for path in _watched())


def _watched() -> Iterator[Path]:
    for path in ROOT.rglob("*"):
        if path.suffix in WATCHED and path.exists():
            yield path


def _serve() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "rapport.cli", "serve", *sys.argv[1:]])


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main() -> None:
    """Keep one server running on the current code until asked to stop."""

    def leave(number: int, frame: FrameType | None) -> None:
        _end(server)
        sys.exit(0)

    seen, server = changed_at(), _serve()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    while True:
        time.sleep(LOOK_SECONDS)
        # A server that could not start waits for the mistake to be fixed.
        if (now := changed_at()) != seen:
            seen = now
            sys.stdout.write("The code has changed: starting anew.\n")
            sys.stdout.flush()
            _end(server)
            server = _serve()


if __name__ == "__main__":
    main()
