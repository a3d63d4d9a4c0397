"""Memory and work of a server and all of its processes.

As the system reports them.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

PROC = Path("/proc")
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
QUIET_SECONDS = 0.4
QUIET_SHARE = 0.05


def family(pid: int) -> list[int]:
    """Return the process, its children, their children and so on."""
    children = [
        int(child)
        for task in (PROC / str(pid) / "task").glob("*/children")
        for child in _read(task).split()
    ]
    return [pid, *(each for child in children for each in family(child))]


def megabytes(pid: int) -> float:
    """Return the memory of a family in MB as PSS, which counts shared pages once."""
    found = [PSS.search(_read(PROC / str(each) / "smaps_rollup")) for each in family(pid)]
    return sum(int(told[1]) for told in found if told) / 1024


def processor_seconds(pid: int) -> float:
    """Return the processor time of a family, over all threads.

    Processes that have ended count once their parent has collected them.
    """
    ticks = 0
    for each in family(pid):
        told = _read(PROC / str(each) / "stat").rpartition(")")[2].split()
        ticks += sum(map(int, told[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def busy(pid: int, seconds: float) -> float:
    """Watch a family for ``seconds``; return the share of one core that it used, in per cent."""
    before, begun = processor_seconds(pid), time.monotonic()
    time.sleep(seconds)
    return 100 * (processor_seconds(pid) - before) / (time.monotonic() - begun)


@contextmanager
def paused(pids: Iterable[int]) -> Iterator[None]:
    """Stop families during the block, so that the measured one has the machine to itself."""
    stopped = [each for pid in pids for each in family(pid)]
    for each in stopped:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in stopped:
            os.kill(each, signal.SIGCONT)


def settle(*pids: int, seconds: float = 20.0) -> None:
    """Wait until the families have finished their leftover work, at most ``seconds``."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        before = sum(map(processor_seconds, pids))
        time.sleep(QUIET_SECONDS)
        if sum(map(processor_seconds, pids)) - before < QUIET_SHARE * QUIET_SECONDS:
            return


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # It has ended.
        return ""
