"""A unique name for this process at this desk."""

from __future__ import annotations

import os
import socket
import time
from functools import cache


def process_name() -> str:
    """Return a name that no other process has, not even a later one with the same process id."""
    return _named(os.getpid())


def beginning_of(pid: int) -> str:
    """Return the beginning of all names of processes with this id on this machine."""
    return f"{socket.gethostname()[:32]}-{pid}-"


@cache
def _named(pid: int) -> str:
    return f"{beginning_of(pid)}{time.time_ns() // 1_000_000:x}"
