"""What this process is called among all that ever served this desk."""

from __future__ import annotations

import os
import socket
import time
from functools import cache


def process_name() -> str:
    """Return a name that no other process has, not even one with the same number later."""
    return _named(os.getpid())


def beginning_of(pid: int) -> str:
    """Return how the names begin that a process of this number has had on this machine."""
    return f"{socket.gethostname()[:32]}-{pid}-"


@cache
def _named(pid: int) -> str:
    return f"{beginning_of(pid)}{time.time_ns() // 1_000_000:x}"
