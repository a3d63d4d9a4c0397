"""What this process is called among all that ever served this desk."""

from __future__ import annotations

import os
import socket
import time
from functools import cache


@cache
def process_name() -> str:
    """Return a name that no other process has, not even one with the same number later."""
    return f"{socket.gethostname()[:32]}-{os.getpid()}-{time.time_ns() // 1_000_000:x}"
