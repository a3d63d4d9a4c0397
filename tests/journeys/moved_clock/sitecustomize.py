"""A clock that runs ahead, for the processes of a served desk.

Python imports this module as it starts, wherever the folder is on its path. The desk reads the
time in one place (`rapport.core.clock`), so all of its processes move together, as if the machine's
clock had been set.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from rapport.core import clock

AHEAD = Path(os.environ["TESTS_CLOCK_AHEAD"])

_real = clock.now


def now() -> datetime:
    """Return the current instant, as many seconds later as the file says."""
    try:
        return _real() + timedelta(seconds=float(AHEAD.read_text()))
    except FileNotFoundError:
        return _real()


clock.now = now
